export * from '../backend/calls.web';
