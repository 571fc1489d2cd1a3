import { describe, expect, test } from 'vitest';
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

describe('instanceof', () => {
  class SoldOut extends WebMethodError {}

  test('knows an error of another copy of the class, by its name', () => {
    const copy = Object.assign(new Error('x'), { name: 'WebMethodError', code: 'NETWORK' });
    expect(copy).toBeInstanceOf(WebMethodError);
    expect(copy).not.toBeInstanceOf(SoldOut);
  });

  test('knows the instances of a class that extends it', () => {
    const error = new SoldOut('SOLD_OUT', 'No seats.');
    expect(error).toBeInstanceOf(SoldOut);
    expect(error).toBeInstanceOf(WebMethodError);
    expect(new WebMethodError('OTHER', 'Other.')).not.toBeInstanceOf(SoldOut);
  });

  test('knows an instance with a name of its own, as JavaScript code may give it', () => {
    const error = Object.assign(new SoldOut('SOLD_OUT', 'No seats.'), { name: 'SoldOut' });
    expect(error).toBeInstanceOf(WebMethodError);
  });

  test.each([new Error('x'), { name: 'WebMethodError' }, null, 'WebMethodError'])(
    'does not know %s',
    (value) => {
      expect(value).not.toBeInstanceOf(WebMethodError);
    },
  );
});
