import { calling, type Row } from './row.js';

/** What becomes of a method's result. */
export const results: Row[] = [
  {
    call: 'plain data',
    legacy: "{ a: 1, b: [ 'c', null, true ] }",
    ours: "{ a: 1, b: [ 'c', null, true ] }",
    run: calling('plain'),
  },
  {
    call: 'a result of `undefined`',
    legacy: 'undefined',
    ours: 'undefined',
    run: calling('nothing'),
  },
  {
    call: 'a `Date`',
    legacy: "'1970-01-01T00:00:00.000Z'",
    ours: '1970-01-01T00:00:00.000Z',
    explainedIn: 'Rich results',
    run: calling('date'),
  },
  {
    call: 'a `Map`',
    legacy: '{}',
    ours: "Map(1) { 'a' => 1 }",
    explainedIn: 'Rich results',
    run: calling('map'),
  },
  {
    call: 'a `Set`',
    legacy: '{}',
    ours: "Set(1) { 'a' }",
    explainedIn: 'Rich results',
    run: calling('set'),
  },
  {
    call: 'a `Uint8Array`',
    legacy: "{ '0': 1, '1': 2 }",
    ours: 'Uint8Array(2) [ 1, 2 ]',
    explainedIn: 'Rich results',
    run: calling('bytes'),
  },
  {
    call: '`NaN`',
    legacy: 'null',
    ours: 'NaN',
    explainedIn: 'Rich results',
    run: calling('nan'),
  },
  {
    call: 'a `BigInt`',
    legacy: "throws { name: 'TypeError', message: '(generic)' }",
    ours: '1n',
    explainedIn: 'Rich results',
    run: calling('bigInt'),
  },
  {
    call: 'nested `undefined`',
    legacy: '{ b: [ null ] }',
    ours: '{ a: undefined, b: [ undefined ] }',
    explainedIn: 'Rich results',
    run: calling('nestedUndefined'),
  },
  {
    call: 'a cyclic object',
    legacy: "throws { name: 'TypeError', message: '(generic)' }",
    ours: '<ref *1> { self: [Circular *1] }',
    explainedIn: 'Rich results',
    run: calling('cyclic'),
  },
  {
    call: 'whether two references to the same object still point to one object',
    legacy: 'false',
    ours: 'true',
    explainedIn: 'Rich results',
    run: async (side) => {
      const [first, second] = Object.values(Object(await side.call('sameTwice')));
      return String(first === second);
    },
  },
  {
    call: 'an instance of a class',
    legacy: '{ x: 1 }',
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Results that cannot be sent',
    run: calling('classInstance'),
  },
  {
    call: 'an object that holds a function',
    legacy: '{ a: 1 }',
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Results that cannot be sent',
    run: calling('holdsFunction'),
  },
  {
    call: 'how many times a method with the cache option runs in two identical calls',
    legacy: '2',
    ours: '1',
    explainedIn: 'The cache option',
    run: async (side) => {
      await side.call('countsRuns');
      return String(await side.call('countsRuns'));
    },
  },
  {
    call: 'a method with the cache option and `Permissions.Admin`',
    legacy: "'cached'",
    ours: "'cached'",
    run: calling('cachedForAdmin', { as: 'owner' }),
  },
];
