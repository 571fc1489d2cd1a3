import { describe, expect, test } from 'vitest';
import { WebMethodError } from './error.js';

test('a WebMethodError has the code, message, status, details and cause from its constructor', () => {
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

test('a WebMethodError has the status 400 by default', () => {
  expect(new WebMethodError('NO', 'No.').status).toBe(400);
});

describe('`instanceof WebMethodError`', () => {
  class SoldOut extends WebMethodError {}

  test('instanceof WebMethodError recognizes an error from another copy of the class by its name', () => {
    const copy = Object.assign(new Error('x'), { name: 'WebMethodError', code: 'NETWORK' });
    expect(copy).toBeInstanceOf(WebMethodError);
    expect(copy).not.toBeInstanceOf(SoldOut);
  });

  test('instanceof recognizes the instances of a subclass of WebMethodError', () => {
    const error = new SoldOut('SOLD_OUT', 'No seats.');
    expect(error).toBeInstanceOf(SoldOut);
    expect(error).toBeInstanceOf(WebMethodError);
    expect(new WebMethodError('OTHER', 'Other.')).not.toBeInstanceOf(SoldOut);
  });

  test('instanceof WebMethodError recognizes a subclass instance with a custom name', () => {
    const error = Object.assign(new SoldOut('SOLD_OUT', 'No seats.'), { name: 'SoldOut' });
    expect(error).toBeInstanceOf(WebMethodError);
  });

  test.each([new Error('x'), { name: 'WebMethodError' }, null, 'WebMethodError'])(
    'instanceof WebMethodError is false for the value %s',
    (value) => {
      expect(value).not.toBeInstanceOf(WebMethodError);
    },
  );
});
