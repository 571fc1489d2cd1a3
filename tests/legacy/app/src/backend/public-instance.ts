export * from '../../../../../src/backend/public-instance';
