import { describe, expect, test } from 'vitest';
import { compileFilter, FilterError } from './matcher.js';

const date = (day: number) => ({ $date: new Date(Date.UTC(2030, 0, day)).toISOString() });

describe('compileFilter()', () => {
  test.each<[object, object, boolean]>([
    [{}, {}, true],
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: null }, {}, true],
    [{ a: null }, { a: '' }, false],
    [{ a: { $ne: null } }, { a: null }, false],
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $ne: 1 } }, {}, true],
    [{ a: { x: 1, y: [2] } }, { a: { y: [2], x: 1 } }, true],
    [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, false],
    [{ a: date(1) }, { a: { $date: '2030-01-01T00:00:00Z' } }, true],
    [{ a: { $lt: date(2) } }, { a: date(1) }, true],
    [{ a: { $lt: 2 } }, { a: [5, 1] }, true],
    [{ a: { $lt: 2 } }, {}, false],
    [{ a: { $gte: 1, $lt: 3 } }, { a: 3 }, false],
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $exists: false } }, { a: null }, false],
    [{ a: { $in: [1, 2] } }, { a: 2 }, true],
    [{ a: { $in: [1, '2', null] } }, {}, true],
    [{ a: { $in: [1, null] } }, { a: [null] }, false],
    [{ a: { $in: [1, '2'] } }, { a: ['1', 2] }, false],
    [{ a: { $hasSome: [{ x: 1, y: 2 }] } }, { a: [{ y: 2, x: 1 }] }, true],
    [{ a: { $hasSome: [date(1)] } }, { a: [{ $date: '2030-01-01T00:00:00Z' }] }, true],
    [{ a: { $hasSome: ['D1893456000000'] } }, { a: date(1) }, false],
    [{ a: { $hasAll: [1, 2] } }, { a: [2, 3, 1] }, true],
    [{ a: { $not: { $eq: 1 } } }, { a: 2 }, true],
    [{ $not: { a: 1 } }, { a: 1 }, false],
    [{ $or: [] }, {}, false],
    [{ $and: [] }, {}, true],
    [{ 'a.0': 7 }, { a: [7] }, true],
    [{ 'a.b.c': 7 }, { a: { b: 1 } }, false],
    [{ a: { $contains: 'ÄB' } }, { a: 'xäbx' }, true],
    [{ a: { $contains: '1' } }, { a: 1 }, false],
  ])('matches %j with %j: %s', (filter, object, isMatch) => {
    expect(compileFilter(filter)({ ...object })).toBe(isMatch);
  });

  test('matches `$matches` with more parts than a regular expression can have', () => {
    const spec = Array.from({ length: 100_001 }, (_, index) =>
      index % 2 === 0 ? { type: 'literal', value: 'a.' } : { type: 'anyOf', value: ' \t\n-' },
    );
    const matches = compileFilter({ a: { $matches: { ignoreCase: true, spec } } });
    expect(matches({ a: `A.${'-a.'.repeat(50_000)}` })).toBe(true);
    expect(matches({ a: 'a.' })).toBe(false);
  });

  test('matches a part of an address with `$matches`', () => {
    const spec = [
      { type: 'literal', value: 'my' },
      { type: 'anyOf', value: ' \t\n-' },
      { type: 'literal', value: 'a.b' },
    ];
    const matches = compileFilter({ a: { $matches: { ignoreCase: true, spec } } });
    expect(['My A.B', 'my-a.b'].map((a) => matches({ a }))).toEqual([true, true]);
    expect(['my axb', 'my a.b c', 'mya.b'].map((a) => matches({ a }))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test.each(['constructor', '__proto__', 'toString.name', 'a.constructor.name'])(
    'reads no property that an object inherits: %s',
    (path) => {
      expect(compileFilter({ [path]: { $exists: true } })({ a: 'text' })).toBe(false);
    },
  );

  test.each<[unknown, string]>([
    [[], 'A filter must be an object.'],
    [{ $or: {} }, '$or must be an array.'],
    [{ $and: [1] }, 'A filter must be an object.'],
    [{ a: { $exists: 1 } }, 'a.$exists must be true or false.'],
    [{ a: { $startsWith: 1 } }, 'a.$startsWith must be a text.'],
    [{ a: { $matches: { spec: [] } } }, 'a.$matches must have ignoreCase: true'],
    [
      { a: { $matches: { ignoreCase: true, spec: [{ type: 'anyOf', value: '.*' }] } } },
      'a.$matches must have a "spec"',
    ],
  ])('refuses %j', (filter, message) => {
    expect(() => compileFilter(filter)).toThrow(FilterError);
    expect(() => compileFilter(filter)).toThrow(message);
  });
});
