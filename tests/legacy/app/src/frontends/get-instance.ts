export { getInstance as method } from '../backend/get-instance.web';
