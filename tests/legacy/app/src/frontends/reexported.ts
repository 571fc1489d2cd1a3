export { anyone as method } from '../backend/reexported.web';
