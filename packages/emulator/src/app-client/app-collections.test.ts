import { extensions } from '@wix/astro/builders';
import { expect, test } from 'vitest';
import type { AppCollection } from '../model/data/app-collection.js';
import { EmulatorState } from '../model/state.js';
import { defaultSeed } from '../seed/default-seed.js';
import { readAppCollections } from './app-collections.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const permissions = {
  itemInsert: 'SITE_MEMBER',
  itemUpdate: 'SITE_MEMBER_AUTHOR',
  itemRemove: 'CMS_EDITOR',
  itemRead: 'ANYONE',
} as const;

/** The extension as the app's manifest has it. */
const { options } = extensions.dataCollections({
  name: 'Collections',
  id: 'c0ffee00-0000-4000-8000-000000000011',
  collections: [
    {
      idSuffix: 'guests',
      displayName: 'Guests',
      fields: [
        { key: 'name', type: 'TEXT' },
        { key: 'table', type: 'REFERENCE', referenceOptions: { referencedCollectionId: 'tables' } },
      ],
      dataPermissions: permissions,
      indexes: [{ fields: [{ path: 'name' }], unique: true }, { fields: [{ path: 'table' }] }],
      initialData: [{ _id: 'first', name: 'Ada', table: 't1' }],
    },
    { idSuffix: 'tables', fields: [], dataPermissions: permissions },
  ],
});

const component = { ...options };
const collections = readAppCollections(component, '@example/app');

/** A state in which the app is running, with some data in its seed. */
function running(data: object = {}, of: readonly AppCollection[] = collections) {
  const state = new EmulatorState(appId, (now) => ({ ...defaultSeed(now), ...data }));
  const detach = state.attach({
    url: 'http://localhost:1',
    methods: async () => [],
    collections: of,
  });
  const on = (key: 'premium' | 'removed') => state.data.site(siteOf(state, key));
  return { state, detach, on };
}

const siteOf = (state: EmulatorState, key: string) => state.require(key).appInstance.site.siteId;

test('readAppCollections() reads the extension that @wix/astro writes into the manifest', () => {
  expect(collections).toEqual([
    {
      id: '@example/app/guests',
      displayName: 'Guests',
      fields: [
        { key: 'name', type: 'TEXT' },
        {
          key: 'table',
          type: 'REFERENCE',
          typeMetadata: { reference: { referencedCollectionId: '@example/app/tables' } },
        },
      ],
      permissions: {
        insert: 'SITE_MEMBER',
        update: 'SITE_MEMBER_AUTHOR',
        remove: 'ADMIN',
        read: 'ANYONE',
      },
      uniqueIndexes: [['name']],
      initialData: [{ _id: 'first', name: 'Ada', table: 't1' }],
    },
    expect.objectContaining({ id: '@example/app/tables', initialData: [] }),
  ]);
  expect(readAppCollections({ compType: 'OTHER' }, undefined)).toEqual([]);
  expect(() => readAppCollections(component, undefined)).toThrow('must have its "namespace"');
});

test('the sites that have the app get its collections with their initial data', () => {
  const { on } = running();
  const guests = on('premium').find('@example/app/guests');
  expect(guests?.definition).toMatchObject({ ownerAppId: appId, displayName: 'Guests' });
  expect(guests?.items).toMatchObject([{ _id: 'first', name: 'Ada', _createdDate: {} }]);
  expect(on('removed').collections).toEqual([]);
});

test('the items of the seed replace the initial data', () => {
  const { on, state } = running({ items: { '@example/app/guests': [{ _id: 'seeded' }] } });
  const ids = () =>
    on('premium')
      .find('@example/app/guests')
      ?.items.map(({ _id }) => _id);
  expect(ids()).toEqual(['seeded']);
  on('premium').find('@example/app/guests')?.clear();
  state.reset((now) => ({ ...defaultSeed(now) }));
  expect(ids()).toEqual(['first']);
});

test('a seed with items for a collection that the app does not create is refused', () => {
  expect(() => running({ items: { '@example/app/gusets': [] } })).toThrow(
    '"items.@example/app/gusets" has no collection, in the seed or in the app. There are: @example/app/guests, @example/app/tables.',
  );
});

test('an app that is attached again updates its collections and keeps their items', () => {
  const { state, detach, on } = running();
  on('premium').find('@example/app/guests')?.put({ _id: 'second' });
  detach();
  const changed = collections.map((one) => ({ ...one, displayName: 'Changed' }));
  state.attach({ url: 'http://localhost:1', methods: async () => [], collections: changed });
  const guests = on('premium').find('@example/app/guests');
  expect(guests?.definition).toMatchObject({ displayName: 'Changed', revision: '2' });
  expect(guests?.size).toBe(2);
});

test('an installation creates the collections, and a removed app leaves them', () => {
  const { state, on } = running();
  const put = (installed: boolean) => {
    const { key, appInstance } = state.require('removed');
    state.instances.put(key, { ...appInstance, installed });
  };
  put(true);
  expect(on('removed').find('@example/app/guests')?.size).toBe(1);
  put(false);
  expect(on('removed').find('@example/app/guests')?.size).toBe(1);
});
