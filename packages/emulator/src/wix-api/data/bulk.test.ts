import { beforeEach, expect, test } from 'vitest';
import { emulatorWith, MEMBER, sdk, wde } from './data.harness.js';

const emulator = emulatorWith({
  collections: [{ _id: 'Tasks', permissions: { insert: 'ANYONE', update: 'SITE_MEMBER_AUTHOR' } }],
  items: {
    Tasks: [
      { _id: 'a', n: 1, tags: ['x'] },
      { _id: 'b', n: 2 },
    ],
  },
});
const { items, legacyItems } = sdk(emulator);
beforeEach(() => emulator.reset());

test('items.bulkInsert() inserts what it can and skips ids that are taken', async () => {
  const result = await items.bulkInsert('Tasks', [{ _id: 'c' }, { _id: 'a' }, { n: 3 }]);
  expect(result).toMatchObject({ inserted: 2, skipped: 1, errors: [] });
  expect(result.insertedItemIds).toEqual(['c', expect.any(String)]);
  expect(await items.query('Tasks').count()).toBe(4);
});

test('items.bulkSave() inserts and replaces', async () => {
  const result = await items.bulkSave('Tasks', [
    { _id: 'a', n: 9 },
    { _id: 'z', n: 9 },
  ]);
  expect(result).toMatchObject({ inserted: 1, updated: 1, updatedItemIds: ['a'] });
  expect(await items.query('Tasks').eq('n', 9).count()).toBe(2);
});

test('items.bulkUpdate() replaces items and skips those that do not exist', async () => {
  const result = await items.bulkUpdate('Tasks', [{ _id: 'a', n: 9 }, { _id: 'none' }]);
  expect(result).toMatchObject({ updated: 1, skipped: 1, errors: [] });
  expect(await items.get('Tasks', 'a')).not.toHaveProperty('tags');
});

test('items.bulkPatch() changes the same fields of several items', async () => {
  const result = await items
    .bulkPatch('Tasks', ['a', 'b', 'none'])
    .incrementField('n', 10)
    .setField('at.city', 'Bern')
    .run();
  expect(result).toMatchObject({ updated: 2, skipped: 1 });
  expect(await items.get('Tasks', 'b')).toMatchObject({ n: 12, at: { city: 'Bern' } });
});

test('items.bulkRemove() removes items and skips those that do not exist', async () => {
  expect(await items.bulkRemove('Tasks', ['a', 'none'])).toMatchObject({ removed: 1, skipped: 1 });
  expect(await items.get('Tasks', 'a')).toBeNull();
});

test('items.bulkUpdate() reports the items of other authors as errors', async () => {
  const member = sdk(emulator, { as: 'MEMBER', subjectId: MEMBER }).items;
  await member.insert('Tasks', { _id: 'mine' });
  const result = await member.bulkUpdate('Tasks', [
    { _id: 'mine', n: 5 },
    { _id: 'a', n: 5 },
  ]);
  expect(result).toMatchObject({ updated: 1, errors: [{ code: 'WDE0027', originalIndex: 1 }] });
});

test('a bulk request may have 1000 items and 4 MiB', async () => {
  const text = 'x'.repeat(3000);
  const many = Array.from({ length: 1000 }, (_, n) => ({ n, text }));
  expect(await items.bulkInsert('Tasks', many)).toMatchObject({ inserted: 1000 });
  const larger = many.map((item) => ({ ...item, more: text }));
  await expect(items.bulkInsert('Tasks', larger)).rejects.toMatchObject({ code: 'WDE0109' });
  await expect(
    legacyItems.bulkInsertDataItems({
      dataCollectionId: 'Tasks',
      dataItems: Array.from({ length: 1001 }, () => ({ data: {} })),
    }),
  ).rejects.toEqual(wde('WDE0006'));
});

test('bulkInsertDataItems() returns the items on request', async () => {
  const result = await legacyItems.bulkInsertDataItems({
    dataCollectionId: 'Tasks',
    dataItems: [{ data: { n: 7 } }],
    returnEntity: true,
  });
  expect(result).toMatchObject({
    results: [{ action: 'INSERT', dataItem: { data: { n: 7 } } }],
    bulkActionMetadata: { totalSuccesses: 1, totalFailures: 0 },
  });
});

test('items.patch() applies every kind of modification', async () => {
  emulator.clock.advance(1000);
  const patched = await items
    .patch('Tasks', 'a')
    .setField('title', 'New')
    .incrementField('n', -3)
    .appendToArray('tags', 'y')
    .run();
  expect(patched).toMatchObject({ title: 'New', n: -2, tags: ['x', 'y'] });
  expect(Number(patched._updatedDate)).toBeGreaterThan(Number(patched._createdDate));
  const again = await items.patch('Tasks', 'a').removeFromArray('tags', 'x').removeField('n').run();
  expect(again).toMatchObject({ tags: ['y'] });
  expect(again).not.toHaveProperty('n');
});

const nested = (levels: number): object => (levels > 1 ? { inner: nested(levels - 1) } : {});

test('items.patch() rejects an increment of a text, an array that is none, and a missing item', async () => {
  await items.patch('Tasks', 'a').setField('title', 'text').run();
  const rejects = async (patch: { run(): Promise<unknown> }, code: string) =>
    expect(patch.run()).rejects.toEqual(wde(code));
  await rejects(items.patch('Tasks', 'a').incrementField('title', 1), 'WDE0075');
  await rejects(items.patch('Tasks', 'a').appendToArray('title', 1), 'WDE0075');
  await rejects(items.patch('Tasks', 'a').setField('title.inner', 1), 'WDE0075');
  await rejects(items.patch('Tasks', 'none').setField('title', 1), 'WDE0073');
  await rejects(
    items.patch('Tasks', 'a').setField('x'.repeat(9).split('').join('.'), nested(85)),
    'WDE0075',
  );
  await rejects(items.patch('Tasks', 'a').setField(`a${'.a'.repeat(50_000)}`, 1), 'WDE0075');
  await items.patch('Tasks', 'a').setField('n', Number.MAX_VALUE).run();
  await rejects(items.patch('Tasks', 'a').incrementField('n', Number.MAX_VALUE), 'WDE0075');
});

test('items.patch() removes a field of an object that is missing without adding the object', async () => {
  await items.patch('Tasks', 'a').setField('nothing', null).run();
  const patched = await items
    .patch('Tasks', 'a')
    .removeField('missing.inner')
    .removeField('nothing.inner')
    .run();
  expect(patched).not.toHaveProperty('missing');
  expect(patched.nothing).toBeNull();
});

test('items.patch() rejects a field within a date', async () => {
  const due = new Date(0);
  await items.patch('Tasks', 'a').setField('due', due).run();
  await expect(items.patch('Tasks', 'a').setField('due.inner', 1).run()).rejects.toEqual(
    wde('WDE0075'),
  );
  expect(await items.get('Tasks', 'a')).toMatchObject({ due });
});

test('items.truncate() removes all items', async () => {
  await items.truncate('Tasks');
  expect(await items.query('Tasks').count()).toBe(0);
});
