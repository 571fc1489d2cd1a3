import * as products from '@wix/auto_sdk_stores_products';
import * as productsV3 from '@wix/auto_sdk_stores_products-v-3';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { SeedFactory } from '../model/seed.js';
import { defaultSeed } from '../seed/default-seed.js';
import { sdkOf } from './sdk.harness.js';

const names = ['Mug', 'Scarf', 'Lamp', 'Map'];
const seed = ((now: number) => ({
  ...defaultSeed(now),
  entities: {
    'wix.stores.catalog.v1.product': names.map((name, index) => ({
      _id: `4d0c0000-5d6e-4f70-8a9b-00000000000${index}`,
      name,
      visible: name !== 'Map',
      priceData: { price: 10 * index },
    })),
  },
})) satisfies SeedFactory;
const emulator = createEmulator({
  appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  genericFor: process.cwd(),
  seed,
});
beforeEach(() => emulator.reset());

const sdk = () => sdkOf(emulator, { products, productsV3 });
const version = () => fetchJson('GET', '/stores/v3/provision/version');

async function fetchJson(method: string, path: string, body?: unknown) {
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
  const answer = await emulator.fetch(
    new Request(`https://www.wixapis.com${path}`, {
      method,
      headers: { authorization },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, body: await answer.json() };
}

describe('the catalog version', () => {
  test('is 1 as long as the site has products of that version only', async () => {
    expect(await version()).toMatchObject({ body: { catalogVersion: 'V1_CATALOG' } });
    await sdk().productsV3.createProduct({
      name: 'Chair',
      productType: 'PHYSICAL',
      physicalProperties: {},
      variantsInfo: { variants: [{ price: { actualPrice: { amount: '1' } } }] },
    });
    expect(await version()).toMatchObject({ body: { catalogVersion: 'V3_CATALOG' } });
  });

  test('is that Wix Stores is not installed on a site without it', async () => {
    emulator.update('premium', (one) => ({
      ...one,
      site: { ...one.site, installedWixApps: [] },
    }));
    expect(await version()).toMatchObject({ body: { catalogVersion: 'STORES_NOT_INSTALLED' } });
  });
});

describe('the products of catalog V1', () => {
  test('are queried with a filter, a sort order and pages', async () => {
    const page = await sdk()
      .products.queryProducts()
      .ne('name', 'Map')
      .descending('name')
      .limit(2)
      .find();
    expect(page.items.map(({ name }) => name)).toEqual(['Scarf', 'Mug']);
    expect(page.hasNext()).toBe(true);
    expect((await page.next()).items.map(({ name }) => name)).toEqual(['Lamp']);
    expect(emulator.requests[0]?.tag).toBe('partial');
  });

  test('are found by id', async () => {
    const id = '4d0c0000-5d6e-4f70-8a9b-000000000001';
    expect(await sdk().products.getProduct(id)).toMatchObject({ product: { name: 'Scarf' } });
    await expect(sdk().products.getProduct('no-product')).rejects.toMatchObject({
      details: { applicationError: { code: 'PRODUCT_NOT_FOUND' } },
    });
  });

  test('include a product that the SDK has created', async () => {
    const { product } = await sdk().products.createProduct({ name: 'Desk' });
    expect(await sdk().products.getProduct(String(product?._id))).toMatchObject({
      product: { name: 'Desk' },
    });
  });

  test('are queried by REST, with a filter and a sort order that are texts', async () => {
    const query = {
      filter: JSON.stringify({ name: { $startsWith: 'M' } }),
      sort: JSON.stringify([{ name: 'desc' }]),
      paging: { limit: 1 },
    };
    expect(
      await fetchJson('POST', '/stores-reader/v1/products/query', { query, includeVariants: true }),
    ).toMatchObject({
      status: 200,
      body: { products: [{ name: 'Mug' }], metadata: { items: 1, offset: 0 }, totalResults: 2 },
    });
    expect(await fetchJson('POST', '/stores-reader/v1/products/query', {})).toMatchObject({
      body: { totalResults: 4 },
    });
  });

  test('are not queried with a filter that is no JSON', async () => {
    const query = { filter: '{' };
    const answer = await fetchJson('POST', '/stores-reader/v1/products/query', { query });
    expect(answer.status).toBe(400);
  });
});
