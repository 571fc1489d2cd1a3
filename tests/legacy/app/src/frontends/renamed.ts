export { outer as method } from '../backend/renamed.web';
