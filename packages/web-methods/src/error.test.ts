import { expect, test } from 'vitest';
import { WebMethodError } from './error.js';

test('an error keeps what it was made with', () => {
  const cause = new Error('inner');
  const error = new WebMethodError('SOLD_OUT', 'No seats are left.', {
    status: 409,
    details: { seats: 0 },
    cause,
  });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'WebMethodError',
    code: 'SOLD_OUT',
    message: 'No seats are left.',
    status: 409,
    details: { seats: 0 },
    cause,
  });
});

test('a refusal is the caller’s by default', () => {
  expect(new WebMethodError('NO', 'No.').status).toBe(400);
});
