import { fileURLToPath } from 'node:url';
import * as contacts from '@wix/auto_sdk_crm_contacts';
import * as labels from '@wix/auto_sdk_crm_labels';
import * as orders from '@wix/auto_sdk_ecom_orders';
import * as members from '@wix/auto_sdk_members_members';
import * as products from '@wix/auto_sdk_stores_products-v-3';
import { createClient } from '@wix/sdk';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMethodKeys } from '../../app-source/method-keys.js';
import { createEmulator } from '../../emulator.js';
import { defaultSeed } from '../../seed/default-seed.js';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const emulator = createEmulator({
  appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  genericFor: root,
  resolveMethod: createMethodKeys(root),
  seed: (now: number) => ({
    ...defaultSeed(now),
    entities: { 'wix.contacts.v4.label': [{ key: 'custom.vip', displayName: 'VIP' }] },
  }),
});
beforeEach(() => emulator.reset());

const modules = {
  contacts,
  labels,
  members,
  orders,
  products,
};

/** The real SDK with a token of the app for an instance. */
function sdk(key: 'premium' | 'free' = 'premium') {
  const { instanceId } = emulator.instances[key].instance;
  const token = emulator.mintToken({ subjectType: 'APP', instanceId });
  return createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: token } }) },
    modules,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
}

const id = expect.stringMatching(/^[0-9a-f-]{36}$/);

test('a contact is created, read, queried, changed and deleted', async () => {
  const client = sdk();
  const { contact } = await client.contacts.createContact({ name: { first: 'Ada' } });
  const contactId = String(contact?._id);
  expect(contact).toMatchObject({ _id: id, revision: 1, info: { name: { first: 'Ada' } } });
  expect(contact?._createdDate).toBeInstanceOf(Date);
  expect(await client.contacts.getContact(contactId)).toMatchObject({ _id: contactId });
  const info = { name: { first: 'Grace' } };
  const updated = await client.contacts.updateContact(contactId, info, 1);
  expect(updated.contact).toMatchObject({ revision: 2, info });
  await expect(client.contacts.updateContact(contactId, info, 1)).rejects.toMatchObject({
    status: 409,
  });
  const { items } = await client.contacts.queryContacts().eq('info.name.first', 'Grace').find();
  expect(items).toMatchObject([{ _id: contactId }]);
  await client.contacts.deleteContact(contactId);
  await expect(client.contacts.getContact(contactId)).rejects.toMatchObject({
    details: { applicationError: { code: 'CONTACT_NOT_FOUND' } },
  });
});

test('an order is created, read, searched and changed', async () => {
  const client = sdk();
  const order = await client.orders.createOrder({ buyerNote: 'ring twice', status: 'APPROVED' });
  const orderId = String(order._id);
  expect(order).toMatchObject({ _id: id, buyerNote: 'ring twice' });
  expect(order._createdDate).toBeInstanceOf(Date);
  expect(await client.orders.getOrder(orderId)).toEqual(order);
  const found = await client.orders.searchOrders({ filter: { status: 'APPROVED' } });
  expect(found.orders).toEqual([order]);
  const changed = await client.orders.updateOrder(orderId, { buyerNote: 'leave outside' });
  expect(changed).toMatchObject({ _id: orderId, buyerNote: 'leave outside' });
});

test('a product is created, read, queried with a cursor, changed and deleted', async () => {
  const client = sdk();
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    await client.products.createProduct({
      name,
      slug: name,
      productType: 'PHYSICAL',
      variantsInfo: {},
    });
  }
  const names: unknown[] = [];
  let page = await client.products
    .queryProducts()
    .ne('slug', 'b')
    .descending('slug')
    .limit(2)
    .find();
  for (;;) {
    names.push(...page.items.map(({ name }) => name));
    if (!page.hasNext()) break;
    page = await page.next();
  }
  expect(names).toEqual(['e', 'd', 'c', 'a']);
  const [product] = page.items;
  const productId = String(product?._id);
  const current = await client.products.getProduct(productId);
  expect(current).toMatchObject({ _id: productId, revision: '1' });
  const changed = await client.products.updateProduct(productId, { name: 'x', revision: '1' });
  expect(changed).toMatchObject({ name: 'x', revision: '2', productType: 'PHYSICAL' });
  const stale = client.products.updateProduct(productId, { name: 'y', revision: '1' });
  await expect(stale).rejects.toMatchObject({ status: 409 });
  expect(await client.products.countProducts()).toMatchObject({ count: 5 });
  await client.products.deleteProduct(productId);
  await expect(client.products.deleteProduct(productId)).rejects.toMatchObject({ status: 404 });
});

test('products are created and deleted in bulk, and those that fail are named', async () => {
  const client = sdk();
  const product = { name: 'a', productType: 'PHYSICAL', variantsInfo: {} } as const;
  const { results = [], bulkActionMetadata } = await client.products.bulkCreateProducts(
    [product, product],
    { returnEntity: true },
  );
  expect(bulkActionMetadata).toMatchObject({ totalSuccesses: 2, totalFailures: 0 });
  expect(results[0]).toMatchObject({
    item: { _id: id, name: 'a' },
    itemMetadata: { success: true },
  });
  const ids = results.flatMap(({ itemMetadata }) => itemMetadata?._id ?? []);
  const deleted = await client.products.bulkDeleteProducts([...ids, 'none']);
  expect(deleted.bulkActionMetadata).toMatchObject({ totalSuccesses: 2, totalFailures: 1 });
  expect(deleted.results?.[2]?.itemMetadata).toMatchObject({ success: false, originalIndex: 2 });
});

test('entities of the seed exist on every site, and those of one site are not on another', async () => {
  expect(await sdk('free').labels.getLabel('custom.vip')).toMatchObject({ displayName: 'VIP' });
  const { contact } = await sdk().contacts.createContact({ name: { first: 'Ada' } });
  const other = sdk('free').contacts.getContact(String(contact?._id));
  await expect(other).rejects.toMatchObject({ status: 404 });
});

test('a seeded entity without a revision can be updated, and has one from then on', async () => {
  emulator.entities('premium').put('wix.stores.catalog.v3.product', { _id: 'seeded' });
  const { products: api } = sdk();
  const update = (name: string) => api.updateProduct('seeded', { name, revision: '4' });
  expect(await update('Changed')).toMatchObject({ name: 'Changed', revision: '1' });
  await expect(update('Stale')).rejects.toMatchObject({ status: 409 });
});

test('products are updated in bulk, and those that are stale or have no id are errors', async () => {
  emulator.entities('premium').put('wix.stores.catalog.v3.product', { _id: 'seeded' });
  const { results } = await sdk().products.bulkUpdateProducts([
    { product: { _id: 'seeded', name: 'Changed' } },
    { product: { _id: 'seeded', name: 'Stale', revision: '7' } },
    { product: { name: 'Nameless' } },
  ]);
  expect(results).toMatchObject([
    { itemMetadata: { _id: 'seeded', success: true } },
    { itemMetadata: { _id: 'seeded', error: { code: 'INVALID_REVISION' } } },
    { itemMetadata: { error: { code: 'INVALID_ARGUMENT' } } },
  ]);
});

test('the same requests give the same ids after a reset', async () => {
  const create = async () => (await sdk().contacts.createContact({})).contact?._id;
  const first = [await create(), await create()];
  emulator.reset();
  expect([await create(), await create()]).toEqual(first);
});

describe('what the generic engine does not know', () => {
  test.each([
    [
      'a method with more than the entity in its name',
      () => sdk().members.deleteMemberAddresses('m'),
    ],
    ['a method with another verb', () => sdk().orders.cancelOrder('o')],
    ['a search for words', () => sdk().products.searchProducts({ search: { expression: 'a' } })],
  ])('%s is refused and tagged as such', async (_, call) => {
    await expect(call()).rejects.toThrow(/does not emulate/);
    expect(emulator.requests.at(-1)).toMatchObject({ status: 501, tag: 'refused' });
  });

  test('an unknown operator of a filter is an error that names it', async () => {
    const { instanceId } = emulator.instances.premium.instance;
    const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
    const body = JSON.stringify({ search: { filter: { status: { $near: 'x' } } } });
    const url = 'https://www.wixapis.com/ecom/v1/orders/search';
    const init = { method: 'POST', headers: { authorization }, body };
    const response = await emulator.fetch(new Request(url, init));
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('$near'),
    ]);
  });

  test('a request without a valid token is refused', async () => {
    const url = 'https://www.wixapis.com/contacts/v4/contacts/query';
    const response = await emulator.fetch(new Request(url, { method: 'POST', body: '{}' }));
    expect(response.status).toBe(401);
  });

  test('without the engine, a standard method is refused', async () => {
    const plain = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
    const url = 'https://www.wixapis.com/contacts/v4/contacts/query';
    const response = await plain.fetch(new Request(url, { method: 'POST', body: '{}' }));
    expect(response.status).toBe(501);
  });
});

test('requests that the generic engine answers are tagged', async () => {
  await sdk().contacts.createContact({});
  expect(emulator.requests).toMatchObject([{ status: 200, tag: 'generic' }]);
});

test('an own answer to a Wix method by its name comes before the generic engine', async () => {
  const query = '@wix/auto_sdk_crm_contacts queryContacts';
  emulator.answer(query, () => Response.json({ contacts: [{ id: 'own' }] }));
  const { items } = await sdk().contacts.queryContacts().find();
  expect(items).toMatchObject([{ _id: 'own' }]);
  expect(emulator.requests).toMatchObject([{ tag: 'own' }]);
  emulator.reset();
  expect((await sdk().contacts.queryContacts().find()).items).toEqual([]);
});
