export { anyone as method } from '../backend/star.web';
