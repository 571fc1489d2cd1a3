export * from './calls.web';
