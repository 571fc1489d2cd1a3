import { appInstances } from '@wix/app-management';
import { items } from '@wix/data';
import { files } from '@wix/media';
import { AppStrategy, createClient } from '@wix/sdk';
import { beforeEach, expect, test } from 'vitest';
import { type Emulator, setup } from './deliveries.harness.js';
import { toWixEvent } from './sdk-event.js';

let emulator: Emulator;
let received: unknown[];

/** Handlers of the real SDK, which receive the events of the emulator. */
beforeEach(async () => {
  received = [];
  const running = await setup(async ({ body }) => {
    await client.webhooks.process(body);
    return 200;
  });
  emulator = running.emulator;
  const { WIX_CLIENT_ID: appId, WIX_CLIENT_PUBLIC_KEY: publicKey } = emulator.env;
  const client = createClient({
    auth: AppStrategy({ appId, publicKey }),
    modules: { appInstances, files, items },
  });
  const receive = (event: unknown) => {
    received.push(event);
  };
  client.appInstances.onAppInstanceInstalled(receive);
  client.files.onFileDescriptorFileReady(receive);
  client.items.onDataItemCreated(receive);
  client.items.onDataItemUpdated(receive);
  client.items.onDataItemDeleted(receive);
});

const date = new Date('2026-02-01T00:00:00.000Z');
const entity = {
  _id: 'i',
  dataCollectionId: 'Tasks',
  data: { _id: 'i', id: 'own', due: date, list: [{ at: date }] },
};

test('events.send() sends a created entity, whose dates and ids arrive at the handler', async () => {
  const { instanceId } = emulator.instances.free.instance;
  const content = { instanceId: 'free', entity };
  expect(await emulator.events.send(items.onDataItemCreated, content)).toMatchObject([
    { type: 'wix.data.v2.data_item_created', instanceId, path: '/item', state: 'delivered' },
  ]);
  expect(received).toEqual([
    {
      entity,
      metadata: {
        _id: expect.any(String),
        instanceId,
        identity: expect.objectContaining({ identityType: 'WIX_USER' }),
        entityId: 'i',
        entityFqdn: 'wix.data.v2.data_item',
        slug: 'created',
        eventTime: expect.any(Date),
        triggeredByAnonymizeRequest: false,
        originatedFrom: '',
        entityEventSequence: '1',
      },
    },
  ]);
});

test('events.send() sends an updated entity', async () => {
  await emulator.events.send(items.onDataItemUpdated, { instanceId: 'free', entity });
  expect(received).toMatchObject([{ entity, metadata: { slug: 'updated' } }]);
});

test('events.send() sends a deleted entity, and takes metadata from the caller', async () => {
  const metadata = { entityId: 'gone' };
  await emulator.events.send(items.onDataItemDeleted, { instanceId: 'free', entity, metadata });
  expect(received).toMatchObject([{ entity, metadata: { slug: 'deleted', entityId: 'gone' } }]);
});

test('events.send() sends an event with data in place of an entity', async () => {
  const data = { file: { _id: 'f', _createdDate: date, displayName: 'a.png' } };
  await emulator.events.send(files.onFileDescriptorFileReady, { instanceId: 'free', data });
  expect(received).toMatchObject([{ data, metadata: { eventTime: expect.any(Date) } }]);
});

test('events.send() sends an event of the app instance by its definition', async () => {
  const data = { appId: 'an app' };
  await emulator.events.send(appInstances.onAppInstanceInstalled, { instanceId: 'free', data });
  expect(received).toMatchObject([{ data }, { data }]);
});

test('events.send() sends an event by its type alone', async () => {
  const definition = { type: 'wix.data.v2.data_item_created' };
  const content = { instanceId: 'free', entity: { ...entity, data: { due: date } } };
  await emulator.events.send<{ entity: unknown }>(definition, content);
  expect(received).toMatchObject([{ entity: { data: { due: date } } }]);
});

test('events.send() has the types of the definition', () => {
  const wrong = () => [
    // @ts-expect-error The content of another event.
    emulator.events.send(items.onDataItemCreated, { instanceId: 'free', data: {} }),
    // @ts-expect-error No instance.
    emulator.events.send(items.onDataItemCreated, { entity }),
  ];
  expect(wrong).toBeTypeOf('function');
});

test.each([
  ['wix.contacts.v4.extended-field_created', 'wix.contacts.v4.extended-field', 'created'],
  ['wix.bookings.v2.booking_markedAsPending', 'wix.bookings.v2.booking', 'markedAsPending'],
  ['wix.ecom.v1.tax_group_tags_modified', 'wix.ecom.v1.tax_group', 'tags_modified'],
])('an event with the type %s is about an entity', (type, entityFqdn, slug) => {
  expect(toWixEvent({ type }, { entity }, 0)).toMatchObject({ type, data: { entityFqdn, slug } });
});
