import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Collection } from '../../model/data/collection.js';
import { emulatorWith, MEMBER, sdk, wde } from './data.harness.js';

const day = (date: number) => new Date(Date.UTC(2030, 0, date));

const emulator = emulatorWith({
  collections: [
    {
      _id: 'Tasks',
      fields: [{ key: 'title', type: 'TEXT' }],
      permissions: { insert: 'ANYONE', read: 'ANYONE', update: 'ADMIN', remove: 'ADMIN' },
    },
  ],
  items: {
    Tasks: [
      { _id: 'a', title: 'Alpha', rank: 3, due: day(3), tags: ['x', 'y'], at: { city: 'Berlin' } },
      { _id: 'b', title: 'beta', rank: 1, due: day(1), tags: ['y'] },
      { _id: 'c', title: 'Gamma', rank: 2, due: day(2), note: null },
    ],
  },
});
const { items, legacyItems } = sdk(emulator);
const ids = (found: { readonly items: readonly { readonly _id?: string }[] }) =>
  found.items.map(({ _id }) => _id);

beforeEach(() => emulator.reset());

describe('single items', () => {
  test('items.insert() adds the system fields and returns dates as dates', async () => {
    const inserted = await items.insert('Tasks', {
      title: 'New',
      due: day(9),
      log: [{ at: day(8) }],
    });
    const now = new Date(emulator.clock.now()).getTime();
    expect(inserted).toEqual({
      title: 'New',
      due: day(9),
      log: [{ at: day(8) }],
      _id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      _owner: expect.any(String),
      _createdDate: expect.any(Date),
      _updatedDate: inserted._createdDate,
    });
    expect(Math.abs(Number(inserted._createdDate) - now)).toBeLessThan(60_000);
    expect(await items.get('Tasks', String(inserted._id))).toEqual(inserted);
  });

  test('items.insert() keeps a given id and rejects a second item with it', async () => {
    expect((await items.insert('Tasks', { _id: 'own' }))._id).toBe('own');
    await expect(items.insert('Tasks', { _id: 'own' })).rejects.toEqual(wde('WDE0074'));
  });

  test('items.insert() and items.save() reject an id that is an empty text', async () => {
    await expect(items.insert('Tasks', { _id: '' })).rejects.toEqual(wde('WDE0007'));
    await expect(items.insert('Tasks', { _id: '__proto__' })).rejects.toEqual(wde('WDE0007'));
    await expect(items.save('Tasks', { _id: '' })).rejects.toEqual(wde('WDE0007'));
  });

  test('items.update() replaces the whole item and moves its _updatedDate', async () => {
    emulator.clock.advance(60_000);
    const before = await items.get('Tasks', 'a');
    const updated = await items.update('Tasks', { _id: 'a', title: 'Changed' });
    expect(updated).toEqual({
      _id: 'a',
      title: 'Changed',
      _owner: before?._owner,
      _createdDate: before?._createdDate,
      _updatedDate: expect.any(Date),
    });
    expect(Number(updated._updatedDate)).toBeGreaterThan(Number(before?._updatedDate));
  });

  test('items.update() rejects an item that does not exist or has no id', async () => {
    await expect(items.update('Tasks', { _id: 'none' })).rejects.toEqual(wde('WDE0073'));
    await expect(items.update('Tasks', { _id: '' })).rejects.toEqual(wde('WDE0007'));
  });

  test('items.save() inserts or updates', async () => {
    expect(await items.save('Tasks', { _id: 'a', title: 'Saved' })).toMatchObject({
      title: 'Saved',
    });
    expect(await items.save('Tasks', { _id: 'z', title: 'Saved' })).toMatchObject({ _id: 'z' });
    expect(await items.query('Tasks').eq('title', 'Saved').count()).toBe(2);
  });

  test('items.remove() returns the removed item, or null', async () => {
    expect(await items.remove('Tasks', 'a')).toMatchObject({ title: 'Alpha' });
    expect(await items.remove('Tasks', 'a')).toBeNull();
    expect(await items.get('Tasks', 'a')).toBeNull();
  });

  test('items.get() finds an item whose id is a path, and returns only the wanted fields', async () => {
    await items.insert('Tasks', { _id: 'a/b', title: 'Path', rank: 1 });
    expect(await items.get('Tasks', 'a/b', { fields: ['title'] })).toEqual({
      _id: 'a/b',
      title: 'Path',
    });
  });

  test('an item of more than 500 KB is refused', async () => {
    await expect(items.insert('Tasks', { text: 'x'.repeat(512_001) })).rejects.toEqual(
      wde('WDE0009'),
    );
  });

  test('a collection that does not exist is refused with the collections that do', async () => {
    await expect(items.insert('Missing', {})).rejects.toEqual(wde('WDE0025'));
    await expect(items.query('Missing').find()).rejects.toThrow('The site has: Tasks.');
  });

  test('each site has its own items', async () => {
    await items.remove('Tasks', 'a');
    expect(await sdk(emulator, { on: 'free' }).items.get('Tasks', 'a')).toMatchObject({ rank: 3 });
  });
});

describe('items.query()', () => {
  test('returns the newest items first unless it is sorted', async () => {
    await items.insert('Tasks', { _id: 'd' });
    expect(ids(await items.query('Tasks').find())).toEqual(['d', 'c', 'b', 'a']);
    expect(ids(await items.query('Tasks').ascending('rank').find())).toEqual(['d', 'b', 'c', 'a']);
    expect(ids(await items.query('Tasks').descending('due').find())).toEqual(['a', 'c', 'b', 'd']);
  });

  test.each<
    [string, (query: ReturnType<typeof items.query>) => ReturnType<typeof items.query>, string[]]
  >([
    ['eq', (query) => query.eq('title', 'Alpha'), ['a']],
    ['eq of an array element', (query) => query.eq('tags', 'x'), ['a']],
    ['eq of a nested field', (query) => query.eq('at.city', 'Berlin'), ['a']],
    ['eq of another type', (query) => query.eq('rank', '3'), []],
    ['eq of a date', (query) => query.eq('due', day(2)), ['c']],
    ['ne', (query) => query.ne('title', 'Alpha'), ['b', 'c']],
    ['gt', (query) => query.gt('rank', 2), ['a']],
    ['ge', (query) => query.ge('rank', 2), ['a', 'c']],
    ['lt', (query) => query.lt('due', day(2)), ['b']],
    ['le', (query) => query.le('due', day(2)), ['b', 'c']],
    ['between', (query) => query.between('rank', 1, 3), ['b', 'c']],
    ['contains', (query) => query.contains('title', 'AM'), ['c']],
    ['startsWith', (query) => query.startsWith('title', 'BE'), ['b']],
    ['endsWith', (query) => query.endsWith('title', 'PHA'), ['a']],
    ['hasSome', (query) => query.hasSome('tags', ['x', 'z']), ['a']],
    ['hasAll', (query) => query.hasAll('tags', ['y', 'x']), ['a']],
    ['isEmpty', (query) => query.isEmpty('tags'), ['c']],
    ['isNotEmpty', (query) => query.isNotEmpty('tags'), ['a', 'b']],
    ['not', (query) => query.not(items.query('Tasks').eq('title', 'Alpha')), ['b', 'c']],
    ['or', (query) => query.eq('rank', 1).or(items.query('Tasks').eq('rank', 3)), ['a', 'b']],
    ['and', (query) => query.gt('rank', 1).and(items.query('Tasks').lt('rank', 3)), ['c']],
  ])('%s', async (_, refine, expected) => {
    const query = refine(items.query('Tasks'));
    expect(ids(await query.ascending('_id').find())).toEqual(expected);
    expect(await query.count()).toBe(expected.length);
  });

  test('a long filter goes out as POST and selects the same items', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `tag-${index}-padding`);
    const query = items.query('Tasks').hasSome('tags', [...many, 'x']);
    expect(ids(await query.find())).toEqual(['a']);
    expect(emulator.requests.at(-1)?.method).toBe('POST');
  });

  test('pages go forwards and back, with a total on request', async () => {
    const first = await items
      .query('Tasks')
      .ascending('_id')
      .limit(2)
      .find({ returnTotalCount: true });
    expect(first).toMatchObject({ totalCount: 3, totalPages: 2, currentPage: 0 });
    expect(ids(first)).toEqual(['a', 'b']);
    expect([first.hasNext(), first.hasPrev()]).toEqual([true, false]);
    const second = await first.next();
    expect(ids(second)).toEqual(['c']);
    expect([second.hasNext(), second.hasPrev()]).toEqual([false, true]);
    expect(ids(await second.prev())).toEqual(['a', 'b']);
    const skipped = await items.query('Tasks').ascending('_id').skip(1).find();
    expect(skipped.totalCount).toBeUndefined();
    expect(ids(skipped)).toEqual(['b', 'c']);
  });

  test('a cursor carries the filter and the sort', async () => {
    const request = {
      filter: { rank: { $gt: 1 } },
      sort: [{ fieldName: 'rank', order: 'DESC' as const }],
    };
    const first = await items.query('Tasks', { ...request, cursorPaging: { limit: 1 } });
    expect(ids(first)).toEqual(['a']);
    const cursor = first.pagingMetadata?.cursors?.next ?? undefined;
    const second = await items.query('Tasks', { cursorPaging: { limit: 1, cursor } });
    expect(ids(second)).toEqual(['c']);
    expect(second.pagingMetadata?.hasNext).toBe(false);
    await expect(items.query('Tasks', { cursorPaging: { cursor: 'nonsense' } })).rejects.toEqual(
      wde('WDE0075'),
    );
  });

  test('a page has at most 1000 items', async () => {
    await expect(items.query('Tasks').limit(1001).find()).rejects.toEqual(wde('WDE0036'));
  });

  test('fields() returns the wanted fields only', async () => {
    const { items: found } = await items
      .query('Tasks')
      .eq('_id', 'a')
      .fields('rank', 'at.city')
      .find();
    expect(found).toEqual([{ _id: 'a', rank: 3, at: { city: 'Berlin' } }]);
  });

  test.each([
    [{ rank: { $regex: 'a' } }, 'rank.$regex is not a known operator'],
    [{ $where: 'true' }, '$where is not a known operator'],
    [{ rank: { $gt: null } }, 'rank.$gt must be a text, a number, true, false or a date'],
    [{ rank: { $in: 1 } }, 'rank.$in must be an array'],
    [{ $not: [{}, {}] }, '$not must have one filter'],
    [{ rank: { $gt: 1, other: 2 } }, 'rank must have either operators or a value'],
  ])('the filter %j is refused', async (filter, message) => {
    await expect(items.query('Tasks', { filter })).rejects.toThrow(message);
  });
});

describe('@wix/data up to 1.0.184', () => {
  const dataCollectionId = 'Tasks';

  test('queryDataItems() filters and sorts by data.field and by system fields', async () => {
    const found = await legacyItems
      .queryDataItems({ dataCollectionId, returnTotalCount: true })
      .in('data.rank', [2, 3])
      .exists('data.title', true)
      .ne('_id', 'none')
      .descending('data.rank')
      .find();
    expect(found.items.map(({ _id, data }) => [_id, data?.title])).toEqual([
      ['a', 'Alpha'],
      ['c', 'Gamma'],
    ]);
    expect(found.totalCount).toBe(2);
  });

  test('the operations on single items work', async () => {
    const { dataItem } = await legacyItems.insertDataItem({
      dataCollectionId,
      dataItem: { data: { title: 'Old' } },
    });
    const id = String(dataItem?._id);
    expect(await legacyItems.getDataItem(id, { dataCollectionId })).toMatchObject({
      data: { title: 'Old' },
    });
    await legacyItems.updateDataItem(id, {
      dataCollectionId,
      dataItem: { data: { title: 'Updated' } },
    });
    expect(await items.get('Tasks', id)).toMatchObject({ title: 'Updated' });
    const saved = await legacyItems.saveDataItem({
      dataCollectionId,
      dataItem: { _id: id, data: { title: 'Saved' } },
    });
    expect(saved.action).toBe('UPDATED');
    await legacyItems.removeDataItem(id, { dataCollectionId });
    await expect(legacyItems.getDataItem(id, { dataCollectionId })).rejects.toEqual(wde('WDE0073'));
    expect(
      await legacyItems.countDataItems({ dataCollectionId, filter: { 'data.rank': 3 } }),
    ).toEqual({
      totalCount: 1,
    });
  });
});

test('a member may insert what the collection allows, and is its author', async () => {
  const member = sdk(emulator, { as: 'MEMBER', subjectId: MEMBER }).items;
  const inserted = await member.insert('Tasks', { title: 'Mine', _owner: 'someone' });
  expect(inserted._owner).toBe(MEMBER);
  await expect(member.update('Tasks', { _id: 'a' })).rejects.toEqual(wde('WDE0027'));
});

test('items.insert() does not list all items of a collection that has no unique index', async () => {
  const listed = vi.spyOn(Collection.prototype, 'items', 'get');
  await items.insert('Tasks', { title: 'New' });
  // An insert would otherwise take longer the more items there are.
  expect(listed).not.toHaveBeenCalled();
  listed.mockRestore();
});
