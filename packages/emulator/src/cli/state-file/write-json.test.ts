import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { JsonWriter } from './write-json.js';

afterEach(() => vi.restoreAllMocks());

/** The parts in which a writer writes a value. */
async function partsOf(value: unknown, writer = new JsonWriter()): Promise<string[]> {
  const parts: string[] = [];
  await writer.write(value, async (text) => {
    parts.push(text);
  });
  return parts;
}

const itemsUpTo = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ _id: `${n}`, title: `Wish ${n}`, tags: ['a', 'b'] }));

test('JsonWriter writes every JSON value so that it can be parsed again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
      // Many members, so that no part of it is written in one go.
      const value = {
        one,
        list: Array.from({ length: 200 }, () => other),
        [`"\n${JSON.stringify(other)}`]: [one],
      };
      const text = (await partsOf(value)).join('');
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 200 },
  );
});

test('JsonWriter writes dates and missing values as `JSON.stringify()` does', async () => {
  const small = { date: new Date(0), none: undefined, list: [undefined, null], empty: {} };
  const value = { ...small, items: [...itemsUpTo(300), undefined], none: undefined };
  const text = (await partsOf(value)).join('');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
});

test('JsonWriter writes one line for each item of a large list', async () => {
  const text = (await partsOf({ sites: { a: [{ id: 'Wishes', items: itemsUpTo(300) }] } })).join(
    '',
  );
  expect(
    text.split('\n').filter((line) => /^ +\{"_id":"\d+","title".*\},?$/.test(line)),
  ).toHaveLength(300);
});

test('JsonWriter makes the text of an unchanged item only once', async () => {
  const items = itemsUpTo(1000);
  const writer = new JsonWriter();
  await partsOf({ items }, writer);
  const stringify = vi.spyOn(JSON, 'stringify');
  const changed = { _id: '7', title: 'Another wish', tags: [] };
  const text = (await partsOf({ items: items.with(7, changed) }, writer)).join('');
  const stringified = stringify.mock.calls
    .map(([value]) => value)
    .filter((value) => typeof value === 'object');
  expect(stringified).toEqual([changed]);
  expect(JSON.parse(text).items[7]).toEqual(changed);
});

test('JsonWriter pauses when making texts takes more than a few milliseconds', async () => {
  let now = 0;
  // A computer on which each item takes a millisecond.
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1;
    return now;
  });
  const parts = await partsOf(itemsUpTo(1000));
  const itemsInPart = parts.map((part) => part.split('"_id"').length - 1);
  expect(Math.max(...itemsInPart)).toBeLessThanOrEqual(4);
});

test('JsonWriter writes a large text in parts', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const parts = await partsOf(Array.from({ length: 100 }, () => ({ text: 'x'.repeat(10_000) })));
  expect(parts.length).toBeGreaterThan(2);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(300_000);
});
