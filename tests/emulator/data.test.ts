import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startApp, startDevApp } from '../support/start-app.js';

// The requests of both generations of `@wix/data` from a running app. What each operation does in
// detail, the unit tests beside them ask the same SDK.

const files = {
  'src/backend/data.web.ts': `
import { collections, items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { items as legacy } from 'wix-data-legacy';

const tasks = '@example/small-app/tasks';
const due = new Date('2030-01-02T03:04:05.678Z');

export const current = webMethod(Permissions.Anyone, async () => {
  const inserted = await items.insert(tasks, { _id: 'a', title: 'A', n: 1, due, tags: ['x'] });
  await items.update(tasks, { ...inserted, n: 2 });
  await items.save(tasks, { _id: 'b', title: 'B', n: 5 });
  await items.patch(tasks, 'b').incrementField('n', 1).run();
  const bulk = [
    await items.bulkInsert(tasks, [{ _id: 'c', n: 1 }, { _id: 'a' }]),
    await items.bulkSave(tasks, [{ _id: 'd', n: 1 }]),
    await items.bulkUpdate(tasks, [{ _id: 'd', n: 3 }]),
    await items.bulkPatch(tasks, ['c', 'd']).setField('group', 'g').run(),
    await items.bulkRemove(tasks, ['d', 'none']),
  ].map(({ inserted, updated, removed, skipped }) => [inserted, updated, removed, skipped]);
  const got = await items.get(tasks, 'a');
  const query = items.query(tasks).gt('n', 0).ascending('n');
  const page = await query.limit(2).find({ returnTotalCount: true });
  const next = await page.next();
  await items.insertReference(tasks, 'blockers', 'a', ['b', 'c']);
  await items.replaceReferences(tasks, 'blockers', 'a', ['b']);
  const referenced = await items.queryReferenced(tasks, 'a', 'blockers');
  const isReferenced = await items.isReferenced(tasks, 'blockers', 'a', 'b');
  await items.removeReference(tasks, 'blockers', 'a', 'b');
  const sums = await items.aggregate(tasks).group('group').sum('n').ascending('group').run();
  const result = {
    bulk,
    isDate: got?.due instanceof Date && got.due.getTime() === due.getTime(),
    pages: [page, next].map(({ items: found }) => found.map(({ _id }) => _id)),
    total: page.totalCount,
    count: await query.count(),
    distinct: (await items.query(tasks).distinct('n')).items,
    referenced: referenced.items.map(({ _id }) => _id),
    isReferenced,
    sums: sums.items,
    removed: (await items.remove(tasks, 'c'))?._id,
    missing: await items.get(tasks, 'c'),
  };
  await items.truncate(tasks);
  return { ...result, left: await items.query(tasks).count() };
});

export const older = webMethod(Permissions.Anyone, async () => {
  const dataCollectionId = tasks;
  const { dataItem } = await legacy.insertDataItem({
    dataCollectionId,
    dataItem: { data: { title: 'Old', n: 1 } },
  });
  const id = String(dataItem?._id);
  await legacy.updateDataItem(id, { dataCollectionId, dataItem: { data: { title: 'Older', n: 2 } } });
  const saved = await legacy.saveDataItem({ dataCollectionId, dataItem: { data: { n: 3 } } });
  const got = await legacy.getDataItem(id, { dataCollectionId });
  const found = await legacy
    .queryDataItems({ dataCollectionId })
    .startsWith('data.title', 'Old')
    .descending('data.n')
    .find();
  await legacy.removeDataItem(id, { dataCollectionId });
  return {
    action: saved.action,
    got: got.data?.title,
    found: found.items.map(({ data }) => data?.title),
    left: (await legacy.countDataItems({ dataCollectionId })).totalCount,
  };
});

export const ownData = webMethod(Permissions.Anyone, async () => {
  const { items: found } = await auth.elevate(items.query)('@example/small-app/secret').find();
  const { collections: all } = await auth.elevate(collections.listDataCollections)();
  return { names: found.map(({ name }) => name), ids: all.map(({ _id }) => _id) };
});

export const refused = webMethod(Permissions.Anyone, async (collectionId: string) => {
  try {
    await items.query(collectionId).find();
  } catch (error) {
    return error.details.applicationError.code;
  }
});`,
  'src/extensions.ts': `
import { app, extensions } from '@wix/astro/builders';

const everyone = {
  itemInsert: 'ANYONE',
  itemUpdate: 'ANYONE',
  itemRemove: 'ANYONE',
  itemRead: 'ANYONE',
};
const nobody = {
  itemInsert: 'PRIVILEGED',
  itemUpdate: 'PRIVILEGED',
  itemRemove: 'PRIVILEGED',
  itemRead: 'PRIVILEGED',
};

export default app().use(
  extensions.dataCollections({
    id: '2c9d3a00-0000-4000-8000-000000000002',
    name: 'Collections',
    collections: [
      {
        idSuffix: 'tasks',
        displayName: 'Tasks',
        fields: [
          { key: 'title', type: 'TEXT' },
          {
            key: 'blockers',
            type: 'MULTI_REFERENCE',
            multiReferenceOptions: { referencedCollectionId: 'tasks' },
          },
        ],
        dataPermissions: everyone,
      },
      {
        idSuffix: 'secret',
        displayName: 'Secret',
        fields: [{ key: 'name', type: 'TEXT' }],
        dataPermissions: nobody,
        initialData: [{ name: 'from the extension' }],
      },
    ],
  }),
);`,
};

const start = {
  async 'the production build'({ root }: SmallApp) {
    await buildFixture(root);
    return startApp(root);
  },
  'astro dev': ({ root }: SmallApp) => startDevApp(root),
};

describe.each(['the production build', 'astro dev'] as const)('Wix Data in %s', (runtime) => {
  let small: SmallApp;
  let app: RunningApp;

  beforeAll(async () => {
    small = await createSmallApp({ files });
    app = await start[runtime](small);
  });
  afterAll(async () => {
    await app?.close();
    await small?.remove();
  });
  beforeEach(() => app.reset());

  const call = async (method: string, ...args: readonly unknown[]) => {
    const { body } = await app.call(`backend/data/${method}`, { args });
    return body;
  };

  test('a web method uses every operation of items', async () => {
    expect(await call('current')).toEqual({
      bulk: [
        [1, 0, 0, 1],
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 1, 1],
      ],
      isDate: true,
      pages: [['c', 'a'], ['b']],
      total: 3,
      count: 3,
      distinct: [1, 2, 6],
      referenced: ['b'],
      isReferenced: true,
      sums: [
        { _id: null, nSum: 8 },
        { _id: 'g', nSum: 1 },
      ],
      removed: 'c',
      missing: null,
      left: 0,
    });
  });

  test('a web method uses the operations of @wix/data up to 1.0.184', async () => {
    expect(await call('older')).toEqual({
      action: 'INSERTED',
      got: 'Older',
      found: ['Older'],
      left: 1,
    });
  });

  test('the app has the collections of its extension, to which it admits only itself', async () => {
    expect(await call('refused', '@example/small-app/secret')).toBe('WDE0027');
    expect(await call('ownData')).toEqual({
      names: ['from the extension'],
      ids: ['@example/small-app/secret', '@example/small-app/tasks'],
    });
    expect(await call('refused', 'Missing')).toBe('WDE0025');
  });
});
