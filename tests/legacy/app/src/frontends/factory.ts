export { made as method } from '../backend/factory.web';
