import { beforeEach, describe, expect, test } from 'vitest';
import { emulatorWith, sdk, wde } from './data.harness.js';

const emulator = emulatorWith({
  collections: [
    {
      _id: 'Books',
      fields: [
        {
          key: 'publisher',
          type: 'REFERENCE',
          typeMetadata: { reference: { referencedCollectionId: 'Publishers' } },
        },
        {
          key: 'authors',
          type: 'MULTI_REFERENCE',
          typeMetadata: {
            multiReference: { referencedCollectionId: 'Authors', referencingFieldKey: 'books' },
          },
        },
      ],
    },
    {
      _id: 'Authors',
      fields: [
        {
          key: 'books',
          type: 'MULTI_REFERENCE',
          typeMetadata: {
            multiReference: { referencedCollectionId: 'Books', referencingFieldKey: 'authors' },
          },
        },
      ],
    },
    { _id: 'Publishers' },
  ],
  items: {
    Books: [
      { _id: 'one', title: 'One', publisher: 'p', authors: ['ann', 'bob'] },
      { _id: 'two', title: 'Two', publisher: 'gone' },
    ],
    Authors: ['ann', 'bob', 'cat'].map((name) => ({ _id: name, name })),
    Publishers: [{ _id: 'p', name: 'Press' }],
  },
});
const { items, legacyItems } = sdk(emulator);
const names = (found: { readonly items: readonly unknown[] }) => found.items;
beforeEach(() => emulator.reset());

test('an item has the id of a reference, and multi-references only if they are included', async () => {
  const plain = await items.get('Books', 'one');
  expect(plain?.publisher).toBe('p');
  expect(plain).not.toHaveProperty('authors');
  const { items: books } = await items
    .query('Books')
    .include('publisher', 'authors')
    .ascending('title')
    .find();
  expect(books).toMatchObject([
    { publisher: { _id: 'p', name: 'Press' }, authors: [{ name: 'ann' }, { name: 'bob' }] },
    { publisher: 'gone', authors: [] },
  ]);
  const got = await items.get('Books', 'one', {
    includeReferences: [{ field: 'authors', limit: 1 }],
  });
  expect(got?.authors).toMatchObject([{ name: 'ann' }]);
});

test('queryDataItems() includes referenced items', async () => {
  const { items: found } = await legacyItems
    .queryDataItems({ dataCollectionId: 'Books', includeReferencedItems: ['publisher'] })
    .eq('_id', 'one')
    .find();
  expect(found[0]?.data?.publisher).toMatchObject({ name: 'Press' });
});

test('an item that was read with its references can be written back', async () => {
  const { items: books } = await items.query('Books').include('publisher', 'authors').find();
  const book = books.find(({ _id }) => _id === 'one');
  await items.update('Books', { ...book, _id: 'one', title: 'Changed' });
  expect(await items.get('Books', 'one')).toMatchObject({ title: 'Changed', publisher: 'p' });
  expect(names(await items.queryReferenced('Books', 'one', 'authors'))).toHaveLength(2);
});

test('items.insert() saves multi-references only with saveReferences', async () => {
  await items.insert('Books', { _id: 'x', authors: ['cat'] });
  expect(names(await items.queryReferenced('Books', 'x', 'authors'))).toEqual([]);
  await items.insert('Books', { _id: 'y', authors: ['cat'] }, { saveReferences: true });
  expect(names(await items.queryReferenced('Books', 'y', 'authors'))).toMatchObject([
    { name: 'cat' },
  ]);
});

describe('the operations on references', () => {
  test('references are inserted, checked, replaced and removed', async () => {
    await items.insertReference('Books', 'authors', 'two', ['ann', 'cat']);
    expect(await items.isReferenced('Books', 'authors', 'two', 'cat')).toBe(true);
    await items.replaceReferences('Books', 'authors', 'two', ['bob']);
    expect(await items.isReferenced('Books', 'authors', 'two', 'cat')).toBe(false);
    await items.removeReference('Books', 'authors', 'two', 'bob');
    expect(names(await items.queryReferenced('Books', 'two', 'authors'))).toEqual([]);
  });

  test('both sides of a multi-reference show the same references', async () => {
    expect(names(await items.queryReferenced('Authors', 'bob', 'books'))).toMatchObject([
      { title: 'One' },
    ]);
    await items.insertReference('Authors', 'books', 'cat', 'two');
    expect(await items.isReferenced('Books', 'authors', 'two', 'cat')).toBe(true);
    await items.replaceReferences('Authors', 'books', 'cat', ['one']);
    expect(await items.isReferenced('Books', 'authors', 'two', 'cat')).toBe(false);
    expect(await items.isReferenced('Books', 'authors', 'one', 'cat')).toBe(true);
  });

  test('items.queryReferenced() pages in either order', async () => {
    const first = await items.queryReferenced('Books', 'one', 'authors', {
      limit: 1,
      order: 'desc',
      returnTotalCount: true,
    });
    expect(first.items).toMatchObject([{ name: 'bob' }]);
    expect(first.totalCount).toBe(2);
    expect((await first.next()).items).toMatchObject([{ name: 'ann' }]);
  });

  test('a referenced item that was removed is left out', async () => {
    await items.remove('Authors', 'ann');
    expect(names(await items.queryReferenced('Books', 'one', 'authors'))).toMatchObject([
      { name: 'bob' },
    ]);
  });

  test('a field that is no reference is refused', async () => {
    await expect(items.insertReference('Books', 'title', 'one', 'ann')).rejects.toEqual(
      wde('WDE0020'),
    );
    await expect(items.query('Books').include('title').find()).rejects.toEqual(wde('WDE0075'));
  });

  test('the single operations of @wix/data up to 1.0.184 work', async () => {
    const reference = {
      referringItemFieldName: 'authors',
      referringItemId: 'two',
      referencedItemId: 'ann',
    };
    const request = { dataCollectionId: 'Books', dataItemReference: reference };
    await legacyItems.insertDataItemReference(request);
    await expect(legacyItems.insertDataItemReference(request)).rejects.toEqual(wde('WDE0029'));
    const { results } = await legacyItems.queryReferencedDataItems({
      dataCollectionId: 'Books',
      referringItemId: 'two',
      referringItemFieldName: 'authors',
    });
    expect(results).toMatchObject([{ dataItem: { data: { name: 'ann' } } }]);
    await legacyItems.removeDataItemReference(request);
    expect(await items.isReferenced('Books', 'authors', 'two', 'ann')).toBe(false);
  });
});

describe('references that are written at the other side of a relation', () => {
  const seeded = emulatorWith({
    collections: [
      { _id: 'Books', fields: [multiReference('authors', 'Authors', 'books')] },
      { _id: 'Authors', fields: [multiReference('books', 'Books', 'authors')] },
    ],
    items: {
      Books: [{ _id: 'one', authors: ['ann'] }, { _id: 'two' }],
      Authors: [{ _id: 'ann', books: ['one', 'two'] }],
    },
  });
  const other = sdk(seeded).items;
  const ids = async (collection: string, item: string, field: string) =>
    (await other.queryReferenced(collection, item, field)).items.map(({ _id }) => _id);
  beforeEach(() => seeded.reset());

  test('the seed has them', async () => {
    expect(await ids('Authors', 'ann', 'books')).toEqual(['one', 'two']);
    expect(await ids('Books', 'two', 'authors')).toEqual(['ann']);
    expect(seeded.data('premium').find('Authors').items).toMatchObject([{ books: ['one', 'two'] }]);
  });

  test('items.insert() saves them with saveReferences', async () => {
    await other.insert('Authors', { _id: 'bob', books: ['two'] }, { saveReferences: true });
    expect(await ids('Authors', 'bob', 'books')).toEqual(['two']);
    expect(await ids('Books', 'two', 'authors')).toEqual(['ann', 'bob']);
  });

  test('emulator.data() writes and shows them', async () => {
    const data = seeded.data('premium');
    expect(data.insert('Authors', { _id: 'bob', books: ['two'] })).toMatchObject({
      books: ['two'],
    });
    expect(await ids('Books', 'two', 'authors')).toEqual(['ann', 'bob']);
    data.update('Authors', { _id: 'ann', books: ['two'] });
    expect(await ids('Books', 'one', 'authors')).toEqual([]);
  });
});

test('references stay when the other side of their relation is added and removed', async () => {
  const seeded = emulatorWith({
    collections: [
      { _id: 'Authors' },
      { _id: 'Books', fields: [multiReference('authors', 'Authors', 'books')] },
    ],
    items: {
      Authors: [{ _id: 'ann' }, { _id: 'bob' }],
      Books: [{ _id: 'one', authors: ['bob', 'ann'] }],
    },
  });
  const { collections, items: changed } = sdk(seeded);
  const ids = async (collection: string, item: string, field: string) =>
    (await changed.queryReferenced(collection, item, field)).items.map(({ _id }) => _id);
  const field = {
    ...multiReference('books', 'Books', 'authors'),
    type: 'MULTI_REFERENCE' as const,
  };
  await collections.createDataCollectionField('Authors', { field });
  expect(await ids('Authors', 'ann', 'books')).toEqual(['one']);
  expect((await ids('Books', 'one', 'authors')).toSorted()).toEqual(['ann', 'bob']);
  await changed.removeReference('Authors', 'books', 'ann', 'one');
  await collections.deleteDataCollectionField('Authors', { fieldKey: 'books' });
  expect(await ids('Books', 'one', 'authors')).toEqual(['bob']);
});

function multiReference(key: string, referencedCollectionId: string, referencingFieldKey: string) {
  const typeMetadata = { multiReference: { referencedCollectionId, referencingFieldKey } };
  return { key, type: 'MULTI_REFERENCE', typeMetadata };
}
