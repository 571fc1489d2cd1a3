import { appInstances } from '@wix/app-management';
import * as contacts from '@wix/auto_sdk_crm_contacts';
import * as checkout from '@wix/auto_sdk_ecom_checkout';
import * as cart from '@wix/auto_sdk_ecom_current-cart';
import * as fulfillments from '@wix/auto_sdk_ecom_order-fulfillments';
import * as orders from '@wix/auto_sdk_ecom_orders';
import * as members from '@wix/auto_sdk_members_members';
import * as products from '@wix/auto_sdk_stores_products-v-3';
import { collections, items } from '@wix/data';
import { files } from '@wix/media';
import { secrets } from '@wix/secrets';
import { expect, test, vi } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import { defaultSeed } from '../seed/default-seed.js';
import { type SdkCaller, sdkOf } from './sdk.harness.js';

// The emulator's clock reads the computer's time, which stands still here.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 6) }));

const crm = { contacts, members, secrets };
const shop = { cart, checkout, fulfillments, orders, products };
const modules = { ...crm, ...shop, appInstances, collections, files, items };

const permissions = {
  insert: 'ANYONE',
  update: 'ANYONE',
  remove: 'ANYONE',
  read: 'ANYONE',
} as const;

function start() {
  return createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    genericFor: process.cwd(),
    seed: (now: number) => ({
      ...defaultSeed(now),
      secrets: { key: 'value' },
      collections: [
        {
          _id: 'Tasks',
          fields: [{ key: 'title', type: 'TEXT' }],
          permissions,
        },
      ],
      items: { Tasks: [{ title: 'No id' }, { title: 'None either' }] },
      entities: { 'wix.contacts.v4.contact': [{ info: { name: { first: 'No id' } } }] },
    }),
  });
}

/** The clients of an emulator, and all answers that they have got, with their headers. */
function record(emulator: Emulator) {
  const answers: string[] = [];
  const fetch = async (request: Request) => {
    const answer = await emulator.fetch(request);
    const { method, url } = request;
    const headers = JSON.stringify([...answer.headers]);
    answers.push(`${method} ${url} ${answer.status} ${headers} ${await answer.clone().text()}`);
    return answer;
  };
  // Inherits the rest, whose values change with a reset.
  const recorded: Emulator = Object.create(emulator, { fetch: { value: fetch } });
  return { answers, fetch, sdk: (caller?: SdkCaller) => sdkOf(recorded, modules, caller) };
}

const failure = (error: unknown) => error;

async function callCrm({ sdk }: ReturnType<typeof record>) {
  const { contacts: api, members: ofSite } = sdk();
  const { contact } = await api.createContact({ name: { first: 'Ada' } });
  const id = contact?._id ?? '';
  await api.createContact({ name: { first: 'Grace' } });
  const page = await api.queryContacts().limit(1).find();
  await page.next();
  await api.updateContact(id, { name: { first: 'Augusta' } }, 1);
  await api.updateContact(id, { name: { first: 'Late' } }, 1).catch(failure);
  await api.deleteContact(id);
  await api.getContact(id).catch(failure);
  await ofSite.queryMembers().find();
  await sdk({ as: 'MEMBER', subjectId: 'm' }).members.getCurrentMember();
}

async function callData({ sdk }: ReturnType<typeof record>) {
  const { items: api, collections: all, secrets: vault } = sdk();
  await all.createDataCollection({
    _id: 'Notes',
    fields: [{ key: 'text', type: 'TEXT' }],
    permissions,
  });
  const { _id } = await api.insert('Tasks', { title: 'Water', due: new Date() });
  await api.bulkInsert('Tasks', [{ title: 'a' }, { title: 'b' }, { title: 'c' }]);
  const page = await api.query('Tasks').ascending('title').limit(2).find();
  await page.next();
  await api.update('Tasks', { _id, title: 'Feed' });
  await api.save('Tasks', { title: 'Saved' });
  await api.patch('Tasks', _id).setField('title', 'Walk').run();
  await api.remove('Tasks', _id);
  await api.insert('None', {}).catch(failure);
  // A visitor has an id of its own, which the owner of an item tells.
  await sdk({ as: 'VISITOR' }).items.insert('Tasks', { title: 'By a visitor' });
  await vault.createSecret({ name: 'other', value: 'v' });
  await vault.listSecretInfo();
}

async function callShop({ sdk, fetch }: ReturnType<typeof record>) {
  const app = sdk();
  const mug = await app.products.createProduct({ name: 'Mug', variantsInfo: {} });
  await app.products.bulkCreateProducts([{ name: 'a', variantsInfo: {} }], { returnEntity: true });
  await app.products.bulkDeleteProducts([mug._id ?? '', 'none']);
  const visitor = sdk({ as: 'VISITOR', subjectId: 'v' });
  const catalogReference = { appId: 'catalog', catalogItemId: mug._id ?? '' };
  await visitor.cart.addToCurrentCart({ lineItems: [{ quantity: 2, catalogReference }] });
  await visitor.cart.estimateCurrentCartTotals();
  const { checkoutId = '' } = await visitor.cart.createCheckoutFromCurrentCart({
    channelType: 'WEB',
  });
  const { orderId = '' } = await app.checkout.createOrder(checkoutId);
  const order = await app.orders.getOrder(orderId);
  const lineItems = [{ _id: order.lineItems?.[0]?._id ?? '', quantity: 1 }];
  await app.fulfillments.createFulfillment(orderId, { lineItems });
  await app.orders.searchOrders({});
  const { uploadUrl = '' } = await app.files.generateFileUploadUrl('image/png');
  await fetch(new Request(uploadUrl, { method: 'PUT', body: 'four', duplex: 'half' }));
}

async function run(emulator: Emulator) {
  const recorded = record(emulator);
  await callCrm(recorded);
  await callData(recorded);
  await callShop(recorded);
  const tokenOf = (key: string) => {
    const { instanceId } = emulator.instances[key]?.instance ?? {};
    return emulator.mintToken({ subjectType: 'APP', ...(instanceId && { instanceId }) });
  };
  const request = { dataCollectionId: 'Tasks', query: {}, sortMode: 'RANDOM' };
  await recorded.fetch(
    new Request('https://www.wixapis.com/wix-data/v2/items/query', {
      method: 'POST',
      headers: { authorization: tokenOf('premium') },
      body: JSON.stringify(request),
    }),
  );
  const { key } = await emulator.perform('premium', { action: 'clone' });
  const headers = { authorization: tokenOf(key) };
  await recorded.fetch(new Request('https://www.wixapis.com/apps/v1/instance', { headers }));
  return recorded.answers;
}

test('two runs of the same seed give the same answers byte for byte', async () => {
  const first = await run(start());
  expect(first.length).toBeGreaterThan(30);
  const statuses = first.map((answer) => /^\w+ \S+ (\d+)/.exec(answer)?.[1]);
  expect(statuses.filter((status) => status === '501')).toEqual([]);
  expect(await run(start())).toEqual(first);
});

test('a run after a reset gives the same answers byte for byte', async () => {
  const emulator = start();
  const first = await run(emulator);
  emulator.reset();
  expect(await run(emulator)).toEqual(first);
});
