export { LIMIT as method } from '../backend/calls.web';
