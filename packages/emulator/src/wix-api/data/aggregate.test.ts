import { expect, test, vi } from 'vitest';
import { emulatorWith, sdk } from './data.harness.js';

const day = (date: number) => new Date(Date.UTC(2030, 0, date));

const emulator = emulatorWith({
  collections: [{ _id: 'Cities' }, { _id: 'Shops' }, { _id: 'Dates' }],
  items: {
    Shops: [
      { n: 1, address: { city: 'A' } },
      { n: 2, address: { city: 'A' } },
      { n: 7, address: { city: 'B' } },
    ],
    Cities: [
      { _id: 'a', state: 'NY', year: 2010, people: 8, tags: ['x', 'y'], since: day(2) },
      { _id: 'b', state: 'NY', year: 2020, people: 9, tags: ['y'], since: day(1) },
      { _id: 'c', state: 'CA', year: 2020, people: 4, since: day(3) },
      { _id: 'd', state: 'CA', year: 2020, people: 'unknown' },
    ],
  },
});
const { items, legacyItems } = sdk(emulator);

test('items.aggregate() calculates values of each group', async () => {
  const { items: found } = await items
    .aggregate('Cities')
    .group('state')
    .sum('people')
    .avg('people', 'mean')
    .min('since', 'first')
    .max('since', 'last')
    .count()
    .ascending('state')
    .run();
  expect(found).toEqual([
    { _id: 'CA', peopleSum: 4, mean: 4, first: day(3), last: day(3), count: 2 },
    { _id: 'NY', peopleSum: 17, mean: 8.5, first: day(1), last: day(2), count: 2 },
  ]);
});

test('items.aggregate() groups by several fields, filters before and after, sorts and pages', async () => {
  const filter = items.filter().ge('people', 4);
  const having = items.filter().gt('people', 4);
  const result = await items
    .aggregate('Cities')
    .filter(filter)
    .group('state', 'year')
    .sum('people', 'people')
    .having(having)
    .descending('people')
    .limit(1)
    .run();
  expect(result.items).toEqual([{ _id: { state: 'NY', year: 2020 }, people: 9 }]);
  const next = await result.next();
  expect(next.items).toEqual([{ _id: { state: 'NY', year: 2010 }, people: 8 }]);
  expect(next.hasNext()).toBe(false);
});

test('items.aggregate() filters and sorts by fields with dots and by results of any name', async () => {
  const byCity = () => items.aggregate('Shops').group('address.city').sum('n', 'values');
  const cities = async (of: ReturnType<typeof byCity>) =>
    (await of.run()).items.map(({ _id }: { readonly _id?: unknown }) => _id);
  expect(await cities(byCity().descending('address.city'))).toEqual(['B', 'A']);
  expect(await cities(byCity().descending('values'))).toEqual(['B', 'A']);
  expect(await cities(byCity().having(items.filter().eq('address.city', 'B')))).toEqual(['B']);
  expect(await cities(byCity().having(items.filter().lt('values', 5)))).toEqual(['A']);
  const dotted = () => items.aggregate('Shops').group('address.city').max('n', 'most.sold');
  expect(await cities(dotted().descending('most.sold'))).toEqual(['B', 'A']);
  expect(await cities(dotted().having(items.filter().eq('most.sold', 2)))).toEqual(['A']);
});

test('items.aggregate() without a group calculates values of the whole collection', async () => {
  const { items: found } = await items.aggregate('Cities').max('people').count().run();
  expect(found).toEqual([{ peopleMax: 'unknown', count: 4 }]);
});

test('aggregateDataItems() leaves the group in an object', async () => {
  const { results } = await legacyItems.aggregateDataItems({
    dataCollectionId: 'Cities',
    aggregation: {
      groupingFields: ['state'],
      operations: [{ resultFieldName: 'sum', sum: { itemFieldName: 'people' } }],
    },
  });
  expect(results).toEqual([
    { _id: { state: 'NY' }, sum: 17 },
    { _id: { state: 'CA' }, sum: 4 },
  ]);
});

test('items.query().distinct() returns each value once, in ascending order', async () => {
  const { items: states, totalCount } = await items
    .query('Cities')
    .distinct('state', { returnTotalCount: true });
  expect(states).toEqual(['CA', 'NY']);
  expect(totalCount).toBe(2);
  const { items: tags } = await items.query('Cities').descending('tags').distinct('tags');
  expect(tags).toEqual(['y', 'x']);
  const filtered = await items.query('Cities').eq('state', 'NY').limit(1).distinct('since');
  expect(filtered.items).toEqual([day(1)]);
  expect((await filtered.next()).items).toEqual([day(2)]);
});

test('queryDistinctValues() works with @wix/data up to 1.0.184', async () => {
  const { distinctValues } = await legacyItems.queryDistinctValues({
    dataCollectionId: 'Cities',
    fieldName: 'year',
    filter: { 'data.state': 'CA' },
  });
  expect(distinctValues).toEqual([2020]);
});

test('items.query().randomSort() gives the same order for the same seed', async () => {
  const order = async (seed: number) =>
    (await items.query('Cities').randomSort({ seed }).find()).items.map(({ _id }) => _id);
  const first = await order(7);
  expect(await order(7)).toEqual(first);
  expect(first.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(order));
  expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
});

test('the pages of a random order without a seed have every item once', async () => {
  let page = await items.query('Cities').randomSort({}).limit(1).find();
  const ids = page.items.map(({ _id }) => _id);
  while (page.hasNext()) {
    emulator.clock.advance(1000);
    page = await page.next();
    ids.push(...page.items.map(({ _id }) => _id));
  }
  expect(ids.toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

test('items.query().distinct() and hasSome() do not compare each of many values with every other', async () => {
  const dates = Array.from({ length: 400 }, (_, index) => day(index));
  await items.bulkInsert(
    'Dates',
    dates.map((date) => ({ date })),
  );
  const parse = vi.spyOn(Date, 'parse');
  const { items: found } = await items.query('Dates').limit(1000).distinct('date');
  expect(found).toEqual(dates);
  expect(await items.query('Dates').hasSome('date', dates).count()).toBe(dates.length);
  expect(parse.mock.calls.length).toBeLessThan(50 * dates.length);
  parse.mockRestore();
});
