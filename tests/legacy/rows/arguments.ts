import { calling, type Row } from './row.js';

const cycle: { self?: unknown } = {};
cycle.self = cycle;

const nested: unknown = Array.from({ length: 64 }).reduce((inner) => [inner], 1);

/** What becomes of a call's arguments; the method says how many arrived, and which. */
export const args: Row[] = [
  {
    call: 'no argument',
    legacy: "'0: '",
    ours: "'0: '",
    run: calling('received'),
  },
  {
    call: 'plain data as arguments',
    legacy: `'2: 1, {"a":["b",null]}'`,
    ours: `'2: 1, {"a":["b",null]}'`,
    run: calling('received', { args: [1, { a: ['b', null] }] }),
  },
  {
    call: 'an `undefined` property in an argument',
    legacy: "'1: {}'",
    ours: "'1: {}'",
    run: calling('received', { args: [{ a: undefined }] }),
  },
  {
    call: 'a `Date` as argument',
    legacy: `'1: "1970-01-01T00:00:00.000Z"'`,
    ours: 'throws TypeError',
    explainedIn: 'Arguments that JSON would change',
    run: calling('received', { args: [new Date(0)] }),
  },
  {
    call: 'a `Map` as argument',
    legacy: "'1: {}'",
    ours: 'throws TypeError',
    explainedIn: 'Arguments that JSON would change',
    run: calling('received', { args: [new Map([['a', 1]])] }),
  },
  {
    call: '`NaN` as argument',
    legacy: "'1: null'",
    ours: 'throws TypeError',
    explainedIn: 'Arguments that JSON would change',
    run: calling('received', { args: [Number.NaN] }),
  },
  {
    call: 'a `BigInt` as argument',
    legacy: 'throws TypeError',
    ours: 'throws TypeError',
    run: calling('received', { args: [1n] }),
  },
  {
    call: 'a cyclic argument',
    legacy: 'throws TypeError',
    ours: 'throws TypeError',
    run: calling('received', { args: [cycle] }),
  },
  {
    call: '`undefined` before another argument',
    legacy: "'2: null, 1'",
    ours: 'throws TypeError',
    explainedIn: 'Arguments that JSON would change',
    run: calling('received', { args: [undefined, 1] }),
  },
  {
    call: '`undefined` as the last argument',
    legacy: "'1: null'",
    ours: "'0: '",
    explainedIn: 'Missing arguments',
    run: calling('received', { args: [undefined] }),
  },
  {
    call: 'a parameter with a default, left out',
    legacy: "'default'",
    ours: "'default'",
    run: calling('withDefault'),
  },
  {
    call: 'a parameter with a default, given `undefined`',
    legacy: 'null',
    ours: "'default'",
    explainedIn: 'Missing arguments',
    run: calling('withDefault', { args: [undefined] }),
  },
  {
    call: 'an argument of 2 MiB',
    legacy: '2097152',
    ours: 'throws WebMethodError PAYLOAD_TOO_LARGE 413',
    explainedIn: 'Limits of the arguments',
    run: calling('lengthOf', { args: ['x'.repeat(2 ** 21)] }),
  },
  {
    call: '101 arguments',
    legacy: '101',
    ours: 'throws WebMethodError BAD_REQUEST 400',
    explainedIn: 'Limits of the arguments',
    run: calling('countOf', { args: Array.from({ length: 101 }, () => 1) }),
  },
  {
    call: 'an argument that nests 64 levels deep',
    legacy: '1',
    ours: 'throws WebMethodError BAD_REQUEST 400',
    explainedIn: 'Limits of the arguments',
    run: calling('countOf', { args: [nested] }),
  },
  {
    call: 'an argument that has `__proto__` as an own property',
    legacy: `'1: {"__proto__":{"a":1}}'`,
    ours: 'throws WebMethodError BAD_REQUEST 400',
    explainedIn: 'Limits of the arguments',
    run: calling('received', { args: [JSON.parse('{"__proto__":{"a":1}}')] }),
  },
];
