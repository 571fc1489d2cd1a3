export { default as method } from '../backend/default.web';
