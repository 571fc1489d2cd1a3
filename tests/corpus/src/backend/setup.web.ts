import { collections, items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

const ORDERS = 'CustomOrders';
const { ADMIN, ANYONE } = collections.Role;
const { TEXT, NUMBER, DATETIME } = collections.Type;

const create = auth.elevate(collections.createDataCollection);

const orders = () => ({
  _id: ORDERS,
  displayName: 'Custom orders',
  fields: [
    { key: 'number', displayName: 'Number', type: NUMBER },
    { key: 'customer', displayName: 'Customer', type: TEXT },
    { key: 'placedAt', displayName: 'Placed at', type: DATETIME },
  ],
  permissions: { insert: ANYONE, update: ADMIN, remove: ADMIN, read: ADMIN },
});

/** Creates the collection if reading it fails. */
export const prepareOrders = webMethod(Permissions.Admin, async () => {
  try {
    await auth.elevate(collections.getDataCollection)(ORDERS);
    return { created: false };
  } catch {
    await create(orders());
    return { created: true };
  }
});

/** Inserts an item, and creates the collection if Wix reports that it is missing. */
export const placeOrder = webMethod(Permissions.Anyone, async (customer: string) => {
  const insert = () =>
    auth.elevate(items.insert)(ORDERS, { customer, number: 1, placedAt: new Date() });
  try {
    const order = await insert();
    return { customer: order.customer, healed: false };
  } catch (error) {
    if (!/does not exist|WDE0025/i.test(describe(error))) throw error;
    await create(orders());
    const order = await insert();
    return { customer: order.customer, healed: true };
  }
});

/** Creates a missing collection and fills it. */
export const install = webMethod(Permissions.Admin, async () => {
  const { collections: present } = await auth.elevate(collections.listDataCollections)({
    paging: { limit: 100, offset: 0 },
  });
  const ids = (present ?? []).map(({ _id }) => _id);
  if (ids.includes('Sizes')) return { created: false, inserted: 0 };
  await create({
    _id: 'Sizes',
    displayName: 'Sizes',
    fields: [{ key: 'title', type: TEXT }],
    permissions: { insert: ADMIN, update: ADMIN, remove: ADMIN, read: ANYONE },
  });
  const { inserted } = await auth.elevate(items.bulkInsert)('Sizes', [
    { _id: 's', title: 'Small' },
    { _id: 'm', title: 'Medium' },
    { _id: 'l', title: 'Large' },
  ]);
  return { created: true, inserted };
});

/** Adds a field that a new version of the app needs. */
export const addPhoneField = webMethod(Permissions.Admin, async () => {
  await auth.elevate(collections.createDataCollectionField)(ORDERS, {
    field: { key: 'phone', displayName: 'Phone', type: TEXT },
  });
  const { fields = [] } = await auth.elevate(collections.getDataCollection)(ORDERS);
  return fields.map(({ key }) => key).filter((key) => !key?.startsWith('_'));
});

/** Lists the site's own collections for the dashboard. */
export const listCollections = webMethod(Permissions.Admin, async () => {
  try {
    const { collections: all } = await auth.elevate(collections.listDataCollections)();
    return (all ?? [])
      .filter(({ collectionType }) => collectionType === collections.CollectionType.NATIVE)
      .map(({ _id, displayName }) => ({ id: _id, name: displayName }));
  } catch (error) {
    console.error('listCollections', error);
    return [];
  }
});

/** Removes the collections that the app has created. */
export const uninstall = webMethod(Permissions.Admin, async () => {
  for (const id of [ORDERS, 'Sizes']) {
    try {
      await auth.elevate(collections.deleteDataCollection)(id);
    } catch {
      // It was not there.
    }
  }
});

function describe(error: unknown): string {
  const details = error instanceof Object && 'details' in error ? error.details : undefined;
  return `${error instanceof Error ? error.message : error} ${JSON.stringify(details ?? '')}`;
}
