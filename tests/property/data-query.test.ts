import { items } from '@wix/data';
import { createClient } from '@wix/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmulator, defaultSeed } from 'wix-emulator';
import { type Condition, type Item, matches, sortedBy } from './plain-query.js';
import { runs } from './runs.js';

const fields = ['n', 's', 'd', 'mixed', 'list'] as const;

const number = fc.integer({ min: -2, max: 3 });
const text = fc.constantFrom('', 'a', 'A', 'ab', 'Abc', 'b', '1', '2');
const date = fc.integer({ min: 0, max: 3 }).map((days) => new Date(Date.UTC(2030, 0, 1 + days)));
const scalar = fc.oneof(number, text, date, fc.boolean());

const item: fc.Arbitrary<Item> = fc.record(
  {
    n: fc.option(number),
    s: fc.option(text),
    d: fc.option(date),
    mixed: fc.option(scalar),
    list: fc.oneof(fc.array(scalar, { maxLength: 3 }), scalar),
  },
  { requiredKeys: [] },
);

const field = fc.constantFrom(...fields);
const ordered = fc.oneof(number, text, date);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ operator: fc.constantFrom('eq', 'ne'), field, value: scalar }),
  fc.record({ operator: fc.constantFrom('gt', 'ge', 'lt', 'le'), field, value: ordered }),
  fc.record({
    operator: fc.constantFrom('contains', 'startsWith', 'endsWith'),
    field,
    value: fc.constantFrom('a', 'B', 'bc', '1'),
  }),
  fc.record({
    operator: fc.constantFrom('hasSome', 'hasAll'),
    field,
    values: fc.oneof(
      fc.array(number, { minLength: 1, maxLength: 2 }),
      fc.array(text, { minLength: 1, maxLength: 2 }),
      fc.array(date, { minLength: 1, maxLength: 2 }),
    ),
  }),
  fc.record({ operator: fc.constantFrom('isEmpty', 'isNotEmpty'), field }),
  fc
    .oneof(fc.tuple(number, number), fc.tuple(text, text), fc.tuple(date, date))
    .chain(([from, to]) =>
      fc.record({
        operator: fc.constant('between'),
        field,
        from: fc.constant(from),
        to: fc.constant(to),
      }),
    ),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      operator: fc.constantFrom('and', 'or'),
      left: tie('condition'),
      right: tie('condition'),
    }),
    fc.record({ operator: fc.constant('not'), inner: tie('condition') }),
  ),
}));

const sort = fc.uniqueArray(
  fc.record({ field: fc.constantFrom('n', 's', 'd'), isDescending: fc.boolean() }),
  { selector: (one) => one.field, maxLength: 3 },
);

type Query = items.WixDataQuery;

test('items.query() finds what a plain implementation of its documentation finds', async () => {
  let seeded: readonly Item[] = [];
  const emulator = createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    seed: (now: number) => ({
      ...defaultSeed(now),
      collections: [{ _id: 'Items' }],
      items: { Items: seeded },
    }),
  });
  const { instanceId } = emulator.instances.premium.instance;
  const sdk = createClient({
    auth: {
      getAuthHeaders: async () => ({
        headers: { Authorization: emulator.mintToken({ subjectType: 'APP', instanceId }) },
      }),
    },
    modules: { items },
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  }).items;

  const refine = (query: Query, asked: Condition): Query => {
    const other = (inner: Condition) => refine(sdk.query('Items'), inner);
    switch (asked.operator) {
      case 'and':
      case 'or':
        return refine(query, asked.left)[asked.operator](other(asked.right));
      case 'not':
        return query.not(other(asked.inner));
      case 'between':
        return query.between(asked.field, asked.from, asked.to);
      case 'isEmpty':
      case 'isNotEmpty':
        return query[asked.operator](asked.field);
      case 'hasSome':
      case 'hasAll':
        return query[asked.operator](asked.field, asked.values);
      case 'contains':
      case 'startsWith':
      case 'endsWith':
        return query[asked.operator](asked.field, asked.value);
      case 'eq':
      case 'ne':
        return query[asked.operator](asked.field, asked.value);
      default:
        return query[asked.operator](asked.field, asked.value);
    }
  };

  const property = fc.asyncProperty(
    fc.array(item, { maxLength: 12 }),
    condition,
    sort,
    fc.record({ skip: fc.nat({ max: 3 }), limit: fc.integer({ min: 1, max: 12 }) }),
    async (given, asked, keys, { skip, limit }) => {
      seeded = given.map((one, index) => ({ ...one, _id: `item-${index}` }));
      emulator.reset();
      const query = refine(sdk.query('Items'), asked);
      const orderedQuery = keys.reduce(
        (refined, { field: key, isDescending }) =>
          isDescending ? refined.descending(key) : refined.ascending(key),
        query,
      );
      const found = await orderedQuery.ascending('_id').skip(skip).limit(limit).find();
      const expected = sortedBy(
        seeded.filter((one) => matches(one, asked)),
        [...keys, { field: '_id', isDescending: false }],
      );
      const ids = found.items.map(({ _id }) => _id);
      expect(ids).toEqual(expected.slice(skip, skip + limit).map(({ _id }) => _id));
      expect(await query.count()).toBe(expected.length);
      expect(found.hasNext()).toBe(skip + limit < expected.length);
    },
  );
  await fc.assert(property, { numRuns: runs(600) });
});
