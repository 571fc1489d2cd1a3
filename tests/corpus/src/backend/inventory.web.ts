import { appInstances } from '@wix/app-management';
import { items } from '@wix/data';
import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';

const STOCK = 'Stock';
const FREE_LIMIT = 3;

/** Stores rows under the ids of another system: inserts new rows, replaces known ones. */
export const syncStock = webMethod(
  Permissions.Admin,
  async (rows: { sku: string; quantity: number }[]) => {
    const { inserted, updated, errors } = await items.bulkSave(
      STOCK,
      rows.map(({ sku, quantity }) => ({ _id: sku, sku, quantity, place: { city: 'Bergen' } })),
    );
    return { inserted, updated, failed: errors.length };
  },
);

/** Changes some fields of some rows. */
export const markSold = webMethod(Permissions.Admin, async (skus: string[]) => {
  const { updated } = await auth
    .elevate(items.bulkPatch)(STOCK, skus)
    .setField('sold', true)
    .appendToArray('history', 'sold')
    .run();
  const { items: rows } = await items
    .query(STOCK)
    .eq('sold', true)
    .gt('quantity', 0)
    .ascending('sku')
    .find();
  return { updated, history: rows.map((row) => row.history) };
});

/** Filters by a field of an object and by a field that is missing. */
export const findStock = webMethod(Permissions.Anyone, async (city: string) => {
  const query = auth.elevate(items.query)(STOCK);
  const { items: rows } = await query
    .eq('place.city', city)
    .not(items.query(STOCK).eq('quantity', 0))
    .isEmpty('sold')
    .startsWith('sku', 'A')
    .find();
  return rows.map(({ sku, _createdDate }) => ({ sku, isDated: _createdDate instanceof Date }));
});

/** Reads the data without the SDK. */
export const readStock = webMethod(Permissions.Admin, async (quantity: number) => {
  const response = await auth.elevate(httpClient.fetchWithAuth)(
    'https://www.wixapis.com/wix-data/v2/items/query',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        dataCollectionId: STOCK,
        query: {
          filter: { quantity: { $gte: quantity } },
          sort: [{ fieldName: 'quantity', order: 'DESC' }],
          paging: { limit: 10 },
        },
      }),
    },
  );
  const { dataItems }: { dataItems?: { id: string; data: { quantity: number } }[] } =
    await response.json();
  return (dataItems ?? []).map(({ id, data }) => `${id}: ${data.quantity}`);
});

/** Adds a row if the plan allows it. */
export const addStock = webMethod(Permissions.Admin, async (sku: string) => {
  const [count, { instance }] = await Promise.all([
    auth.elevate(items.query)(STOCK).count(),
    auth.elevate(appInstances.getAppInstance)(),
  ]);
  if (instance?.isFree && count >= FREE_LIMIT) {
    throw new WebMethodError('LIMIT_REACHED', 'Buy a plan for more.', { status: 403 });
  }
  await items.insert(STOCK, { _id: sku, sku, quantity: 0 });
  return { left: instance?.isFree ? FREE_LIMIT - count - 1 : null };
});
