export { anyone } from './calls.web';
