import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contacts from '@wix/auto_sdk_crm_contacts';
import * as checkout from '@wix/auto_sdk_ecom_checkout';
import * as cart from '@wix/auto_sdk_ecom_current-cart';
import * as fulfillments from '@wix/auto_sdk_ecom_order-fulfillments';
import * as orders from '@wix/auto_sdk_ecom_orders';
import * as products from '@wix/auto_sdk_stores_products-v-3';
import { items } from '@wix/data';
import { AppStrategy, createClient } from '@wix/sdk';
import { expect, test } from 'vitest';
import { defaultSeed } from '../seed/default-seed.js';
import { sdkOf } from '../wix-api/sdk.harness.js';
import { setup } from './deliveries.harness.js';

const modules = { cart, checkout, contacts, fulfillments, items, orders, products };

const subscribed = [
  ...['contacts.v4.contact', 'data.v2.data_item', 'ecom.v1.checkout'],
  ...['stores.catalog.v3.product', 'ecom.v1.cart', 'ecom.v1.order'],
].flatMap((type) => ['created', 'updated', 'deleted'].map((slug) => `wix.${type}_${slug}`));

const actions = ['order_approved', 'order_fulfilled', 'checkout_completed', 'fulfillments_updated'];

const TASKS = {
  _id: 'Tasks',
  fields: [],
  permissions: { insert: 'ANYONE', update: 'ANYONE', remove: 'ANYONE', read: 'ANYONE' },
} as const;

const seed = (now: number) => ({
  ...defaultSeed(now),
  collections: [TASKS],
  items: { Tasks: [{ _id: 'seeded', title: 'Seeded' }] },
  entities: { 'wix.contacts.v4.contact': [{ _id: 'seeded', revision: 1 }] },
});

/** An event as the real SDK's handlers receive it. */
interface Received {
  readonly metadata: {
    readonly entityFqdn?: string | null;
    readonly slug?: string | null;
    readonly entityEventSequence?: string | null;
    readonly eventTime?: Date | null;
  };
}

/** Creates an app whose extensions get the events, and the real SDK's handlers in it. */
async function start({ autoEventsFor = process.cwd() }: { autoEventsFor?: string | null } = {}) {
  const received: Received[] = [];
  const types = [...subscribed, ...actions.map((name) => `wix.ecom.v1.${name}`)];
  const { emulator } = await setup(
    async ({ body }) => {
      await client.webhooks.process(body);
      return 200;
    },
    {
      genericFor: process.cwd(),
      autoEventsFor: autoEventsFor ?? undefined,
      seed,
      webhooks: types.map((type) => [type, `/${type}`]),
    },
  );
  const { WIX_CLIENT_ID: appId, WIX_CLIENT_PUBLIC_KEY: publicKey } = emulator.env;
  const client = createClient({ auth: AppStrategy({ appId, publicKey }), modules });
  const receive = (event: Received) => {
    received.push(event);
  };
  client.contacts.onContactCreated(receive);
  client.contacts.onContactUpdated(receive);
  client.contacts.onContactDeleted(receive);
  client.items.onDataItemCreated(receive);
  client.items.onDataItemUpdated(receive);
  client.items.onDataItemDeleted(receive);
  client.products.onProductCreated(receive);
  client.products.onProductDeleted(receive);
  client.cart.onCartCreated(receive);
  client.cart.onCartUpdated(receive);
  client.cart.onCartDeleted(receive);
  client.checkout.onCheckoutCreated(receive);
  client.checkout.onCheckoutUpdated(receive);
  client.checkout.onCheckoutCompleted(receive);
  client.orders.onOrderCreated(receive);
  client.orders.onOrderApproved(receive);
  client.orders.onOrderUpdated(receive);
  client.orders.onOrderFulfilled(receive);
  client.fulfillments.onFulfillmentsUpdated(receive);
  /** The events so far in their order, without those of earlier calls. */
  const take = async () => {
    await emulator.events.settled();
    // A slow answer to an event does not hold up the next one.
    return received.splice(0).sort((one, other) => sequence(one) - sequence(other));
  };
  return { emulator, take };
}

const sequence = (event: Received | undefined) => Number(event?.metadata.entityEventSequence);

const nameOf = ({ metadata: { entityFqdn, slug } }: Received) =>
  `${entityFqdn?.split('.').at(-1)}_${slug}`;

test('`events: auto` sends the events of an entity of the generic engine, by the real caller', async () => {
  const { emulator, take } = await start();
  const hour = 3_600_000;
  emulator.clock.advance(hour);
  const then = Date.now() + hour;
  const sdk = sdkOf(emulator, modules);
  const { contact } = await sdk.contacts.createContact({ name: { first: 'Ada' } });
  const id = contact?._id ?? '';
  await sdk.contacts.updateContact(id, { name: { first: 'Grace' } }, 1);
  await sdk.contacts.deleteContact(id);
  const [created, updated, deleted] = await take();
  const metadata = {
    instanceId: emulator.instances.premium.instance.instanceId,
    entityId: id,
    entityFqdn: 'wix.contacts.v4.contact',
    identity: { identityType: 'APP', appId: emulator.env.WIX_CLIENT_ID },
  };
  expect(created).toMatchObject({
    entity: { _id: id, info: { name: { first: 'Ada' } }, _createdDate: contact?._createdDate },
    metadata: { ...metadata, slug: 'created', eventTime: expect.any(Date) },
  });
  expect(updated).toMatchObject({
    entity: { _id: id, info: { name: { first: 'Grace' } }, revision: 2 },
    metadata: { ...metadata, slug: 'updated' },
  });
  expect(deleted).toMatchObject({ metadata: { ...metadata, slug: 'deleted' } });
  // The SDK declares no entity for it.
  expect(deleted).not.toHaveProperty('entity');
  expect(Number(created?.metadata.eventTime)).toBeGreaterThanOrEqual(then);
  expect(sequence(updated)).toBeGreaterThan(sequence(created));
  expect(sequence(deleted)).toBeGreaterThan(sequence(updated));
});

test('`events: auto` sends the deleted entity if the SDK declares it', async () => {
  const { emulator, take } = await start();
  const sdk = sdkOf(emulator, modules);
  const product = await sdk.products.createProduct({ name: 'Mug', variantsInfo: {} });
  await sdk.products.deleteProduct(product._id ?? '');
  expect(await take()).toMatchObject([
    { entity: { name: 'Mug' }, metadata: { slug: 'created' } },
    { entity: { name: 'Mug' }, metadata: { slug: 'deleted' } },
  ]);
});

test('`events: auto` sends the events of items of Wix Data, one for each item', async () => {
  const { emulator, take } = await start();
  const subjectId = 'a1b2c3d4-0000-4000-8000-00000000000a';
  const member = sdkOf(emulator, modules, { as: 'MEMBER', subjectId });
  const due = new Date('2030-01-01');
  await member.items.insert('Tasks', { _id: 'a', title: 'Water', due });
  await member.items.update('Tasks', { _id: 'a', title: 'Feed' });
  await member.items.patch('Tasks', 'a').setField('title', 'Walk').run();
  await member.items.remove('Tasks', 'a');
  await member.items.bulkInsert('Tasks', [{ _id: 'b' }, { _id: 'c' }]);
  // A failed write sends no event.
  await expect(member.items.insert('Tasks', { _id: 'b' })).rejects.toThrow();
  await sdkOf(emulator, modules).items.truncate('Tasks');
  const events = await take();
  const entity = { _id: 'a', dataCollectionId: 'Tasks' };
  expect(events.slice(0, 4)).toMatchObject([
    {
      entity: { ...entity, data: { _id: 'a', title: 'Water', due } },
      metadata: { slug: 'created', identity: { identityType: 'MEMBER', memberId: subjectId } },
    },
    { entity: { ...entity, data: { title: 'Feed' } }, metadata: { slug: 'updated' } },
    { entity: { ...entity, data: { title: 'Walk' } }, metadata: { slug: 'updated' } },
    { entity, metadata: { slug: 'deleted', entityId: 'a' } },
  ]);
  expect(events.slice(4).map(nameOf)).toEqual([
    ...Array(2).fill('data_item_created'),
    ...Array(3).fill('data_item_deleted'),
  ]);
});

test('`events: auto` sends the events from the cart to the fulfilled order', async () => {
  const { emulator, take } = await start();
  const visitor = sdkOf(emulator, modules, { as: 'VISITOR', subjectId: 'v' });
  const app = sdkOf(emulator, modules);
  const catalogReference = { appId: 'catalog', catalogItemId: 'mug' };
  await visitor.cart.addToCurrentCart({ lineItems: [{ quantity: 1, catalogReference }] });
  const { checkoutId = '' } = await visitor.cart.createCheckoutFromCurrentCart({
    channelType: 'WEB',
  });
  const bought = await take();
  expect(bought.map(nameOf)).toEqual(['cart_created', 'checkout_created']);
  expect(bought[0]?.metadata).toMatchObject({
    identity: { identityType: 'ANONYMOUS_VISITOR', anonymousVisitorId: 'v' },
  });
  const { orderId = '' } = await app.checkout.createOrder(checkoutId);
  const ordered = await take();
  expect(ordered.map(nameOf)).toEqual([
    'order_created',
    'order_approved',
    'checkout_updated',
    'checkout_completed',
    'cart_deleted',
  ]);
  expect(ordered[1]).toMatchObject({ data: { order: { _id: orderId, number: '10001' } } });
  const order = await app.orders.getOrder(orderId);
  const _id = order.lineItems?.[0]?._id ?? '';
  await app.fulfillments.createFulfillment(orderId, { lineItems: [{ _id, quantity: 1 }] });
  const fulfilled = await take();
  expect(fulfilled.map(nameOf)).toEqual([
    'fulfillments_updated',
    'order_updated',
    'order_fulfilled',
  ]);
  expect(fulfilled).toMatchObject([
    { entity: { orderId, fulfillments: [{ lineItems: [{ _id, quantity: 1 }] }] } },
    { entity: { _id: orderId, fulfillmentStatus: 'FULFILLED' } },
    {
      data: {
        order: { _id: orderId },
        previousFulfillmentStatus: 'NOT_FULFILLED',
        newFulfillmentStatus: 'FULFILLED',
      },
    },
  ]);
});

test('`events: auto` sends the events of the changes that the site’s owner makes', async () => {
  const { emulator, take } = await start();
  emulator.data('free').insert('Tasks', { _id: 'a' });
  // Wix sends nothing to an app that was removed.
  emulator.data('removed').insert('Tasks', { _id: 'a' });
  const { instanceId } = emulator.instances.free.instance;
  expect(await take()).toMatchObject([
    { metadata: { slug: 'created', instanceId, identity: { identityType: 'WIX_USER' } } },
  ]);
});

test('seeding, a reset, a loaded state and a read send no events', async () => {
  const { emulator, take } = await start();
  const sdk = sdkOf(emulator, modules);
  await sdk.items.get('Tasks', 'seeded');
  await sdk.contacts.getContact('seeded');
  const snapshot = emulator.exportState();
  emulator.data('free').insert('Tasks', { _id: 'a' });
  // Nothing is sent any longer of what happened before.
  emulator.reset();
  emulator.importState(snapshot);
  expect(await take()).toEqual([]);
  expect(emulator.events.entries).toEqual([]);
});

test('an event that no SDK package of the app declares is not sent', async () => {
  const withoutPackages = mkdtempSync(join(tmpdir(), 'wix-app-'));
  const { emulator, take } = await start({ autoEventsFor: withoutPackages });
  await sdkOf(emulator, modules).contacts.createContact({ name: { first: 'Ada' } });
  expect(await take()).toEqual([]);
});

test('without `events: auto`, a change sends no event', async () => {
  const { emulator, take } = await start({ autoEventsFor: null });
  await sdkOf(emulator, modules).contacts.createContact({ name: { first: 'Ada' } });
  emulator.data('free').insert('Tasks', { _id: 'a' });
  expect(await take()).toEqual([]);
});

test('an event of a change is retried like any other', async () => {
  const statuses = [500, 200];
  const { emulator, posts } = await setup(() => statuses.shift() ?? 200, {
    seed,
    autoEventsFor: process.cwd(),
    webhooks: [['wix.data.v2.data_item_created', '/item']],
  });
  emulator.data('free').insert('Tasks', { _id: 'a' });
  await emulator.events.settled();
  expect(emulator.events.entries).toMatchObject([
    { state: 'retrying', attempts: [{ status: 500 }] },
  ]);
  emulator.clock.advance(24 * 3_600_000);
  await emulator.events.settled();
  expect(emulator.events.entries).toMatchObject([{ state: 'delivered' }]);
  expect(posts).toHaveLength(2);
});
