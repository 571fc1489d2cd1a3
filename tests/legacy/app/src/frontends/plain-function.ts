export { plainFunction as method } from '../backend/calls.web';
