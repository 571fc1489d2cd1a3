import { beforeEach, expect, test } from 'vitest';
import { emulatorWith, MEMBER, sdk, wde } from './data.harness.js';

const emulator = emulatorWith({ collections: [{ _id: 'Seeded', displayName: 'From the seed' }] });
const { collections, items } = sdk(emulator);
const permissions = { insert: 'ADMIN', update: 'ADMIN', remove: 'ADMIN', read: 'ANYONE' } as const;
beforeEach(() => emulator.reset());

test('an app creates, reads, lists and deletes collections', async () => {
  const created = await collections.createDataCollection({
    _id: 'Tasks',
    displayName: 'Tasks',
    fields: [{ key: 'title', type: 'TEXT' }],
    permissions,
  });
  expect(created).toMatchObject({
    _id: 'Tasks',
    collectionType: 'NATIVE',
    revision: '1',
    permissions,
    _createdDate: expect.any(Date),
  });
  expect(created.fields?.map(({ key }) => key)).toEqual([
    '_id',
    '_createdDate',
    '_updatedDate',
    '_owner',
    'title',
  ]);
  expect(await collections.getDataCollection('Tasks')).toEqual(created);
  const list = await collections.listDataCollections({ paging: { limit: 1, offset: 1 } });
  expect(list.collections?.map(({ _id }) => _id)).toEqual(['Tasks']);
  expect(list.pagingMetadata).toMatchObject({ count: 1, offset: 1, total: 2 });
  await items.insert('Tasks', { title: 'x' });
  await collections.deleteDataCollection('Tasks');
  await expect(items.query('Tasks').find()).rejects.toEqual(wde('WDE0025'));
});

test('createDataCollection() rejects an id that is taken', async () => {
  await expect(
    collections.createDataCollection({ _id: 'Seeded', fields: [], permissions }),
  ).rejects.toEqual(wde('WDE0104'));
});

test('updateDataCollection() needs the current revision and counts it up', async () => {
  const before = await collections.getDataCollection('Seeded');
  // The SDK modifies its argument.
  const change = () => ({
    ...structuredClone(before),
    displayName: 'Changed',
    revision: String(before.revision),
  });
  const after = await collections.updateDataCollection(change());
  expect(after).toMatchObject({ displayName: 'Changed', revision: '2' });
  await expect(collections.updateDataCollection(change())).rejects.toEqual(wde('WDE0178'));
});

test('fields are added, changed and deleted', async () => {
  const field = { key: 'due', type: 'DATETIME' } as const;
  const keys = async () =>
    (await collections.getDataCollection('Seeded')).fields
      ?.filter(({ systemField }) => !systemField)
      .map(({ key, displayName }) => [key, displayName]);
  await collections.createDataCollectionField('Seeded', { field });
  expect(await keys()).toEqual([['due', undefined]]);
  await collections.updateDataCollectionField('Seeded', {
    field: { ...field, displayName: 'Due' },
  });
  expect(await keys()).toEqual([['due', 'Due']]);
  await collections.deleteDataCollectionField('Seeded', { fieldKey: 'due' });
  expect(await keys()).toEqual([]);
  await expect(
    collections.deleteDataCollectionField('Seeded', { fieldKey: 'due' }),
  ).rejects.toEqual(wde('WDE0075'));
});

test('two fields of a collection may not have the same key, nor one that of a system field', async () => {
  const field = { key: 'due', type: 'DATETIME' } as const;
  const fields = [field, field];
  await expect(
    collections.createDataCollection({ _id: 'Twice', fields, permissions }),
  ).rejects.toEqual(wde('WDE0075'));
  const seeded = await collections.getDataCollection('Seeded');
  await expect(collections.updateDataCollection({ ...seeded, fields })).rejects.toEqual(
    wde('WDE0075'),
  );
  await expect(
    collections.createDataCollectionField('Seeded', { field: { key: '_id', type: 'TEXT' } }),
  ).rejects.toEqual(wde('WDE0075'));
});

test('listDataCollections() sorts by the field and in the order that it is given', async () => {
  await collections.createDataCollection({ _id: 'A', displayName: 'Z', fields: [], permissions });
  const ids = async (sort: { fieldName?: string; order?: 'ASC' | 'DESC' }) =>
    (await collections.listDataCollections({ sort })).collections?.map(({ _id }) => _id);
  expect(await ids({ order: 'DESC' })).toEqual(['Seeded', 'A']);
  expect(await ids({ fieldName: 'displayName', order: 'ASC' })).toEqual(['Seeded', 'A']);
  expect(await ids({ fieldName: 'displayName', order: 'DESC' })).toEqual(['A', 'Seeded']);
});

test('a collection whose id has a namespace is found in the address', async () => {
  await collections.createDataCollection({ _id: '@co/app/orders', fields: [], permissions });
  expect(await collections.getDataCollection('@co/app/orders')).toMatchObject({
    _id: '@co/app/orders',
  });
  await collections.deleteDataCollection('@co/app/orders');
  await expect(collections.getDataCollection('@co/app/orders')).rejects.toEqual(wde('WDE0025'));
});

test.each(['VISITOR', 'MEMBER'] as const)('%s may not manage collections', async (as) => {
  const { collections: theirs } = sdk(emulator, { as, subjectId: MEMBER });
  await expect(theirs.listDataCollections()).rejects.toEqual(wde('WDE0027'));
  await expect(theirs.deleteDataCollection('Seeded')).rejects.toEqual(wde('WDE0027'));
});

// As the SDK documents it since August 2026.
test('a visitor reads only the part of a collection that a page needs to show its items', async () => {
  const forVisitor = await sdk(emulator, { as: 'VISITOR' }).collections.getDataCollection('Seeded');
  expect(forVisitor).toMatchObject({ _id: 'Seeded', displayName: 'From the seed' });
  expect(forVisitor).not.toHaveProperty('permissions');
  const forMember = await sdk(emulator, { as: 'MEMBER' }).collections.getDataCollection('Seeded');
  expect(forMember).toHaveProperty('permissions');
});
