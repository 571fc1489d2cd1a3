import * as services from '@wix/auto_sdk_bookings_services';
import * as locations from '@wix/auto_sdk_business-tools_locations';
import * as contacts from '@wix/auto_sdk_crm_contacts';
import * as labels from '@wix/auto_sdk_crm_labels';
import * as orders from '@wix/auto_sdk_ecom_orders';
import * as submissions from '@wix/auto_sdk_forms_submissions';
import * as members from '@wix/auto_sdk_members_members';
import * as products from '@wix/auto_sdk_stores_products-v-3';
import * as coupons from '@wix/marketing_coupons';
import { folders } from '@wix/media';
import { beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { defaultSeed } from '../../seed/default-seed.js';
import { sdkOf } from '../sdk.harness.js';

const emulator = createEmulator({
  appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  genericFor: process.cwd(),
  seed: (now: number) => ({
    ...defaultSeed(now),
    entities: { 'wix.contacts.v4.label': [{ key: 'vip', displayName: 'VIP' }, { key: 'new' }] },
  }),
});
beforeEach(() => emulator.reset());

const sdk = sdkOf(emulator, {
  contacts,
  coupons,
  folders,
  labels,
  locations,
  members,
  orders,
  products,
  services,
  submissions,
});

/** The calls of the real SDK for a type of entity. Calls that the API lacks are left out. */
interface Calls {
  readonly create?: () => Promise<object | undefined>;
  readonly get: (id: string) => Promise<unknown>;
  /** The ids on pages of one entity, from the first page to the last. */
  readonly pages: () => Promise<readonly unknown[]>;
  /** Changes a text to `Changed`. */
  readonly update?: (id: string, revision: string) => Promise<unknown>;
  readonly remove?: (id: string) => Promise<unknown>;
  /** The calls that the engine refuses, because their names or types do not say what they do. */
  readonly refused?: readonly ('create' | 'update' | 'remove')[];
  /** Whether the type has a revision. */
  readonly hasRevision: boolean;
}

/** A page of the SDK's query builders. */
interface Page {
  readonly items: readonly { readonly _id?: string | null; readonly key?: string | null }[];
  hasNext(): boolean;
  next(): Promise<Page>;
}

async function walk(first: Promise<Page>): Promise<readonly unknown[]> {
  const ids: unknown[] = [];
  for (let page = await first; ; page = await page.next()) {
    ids.push(...page.items.map(({ _id, key }) => _id ?? key));
    if (!page.hasNext()) return ids;
  }
}

/** Walks pages whose positions the app passes on itself. */
async function walkBy(
  load: (at: { cursor: string | undefined; offset: number }) => Promise<{
    readonly list: readonly { readonly _id?: string | null }[] | undefined;
    readonly cursor?: string | null | undefined;
  }>,
): Promise<readonly unknown[]> {
  const ids: unknown[] = [];
  for (let cursor: string | undefined; ids.length < 10; ) {
    const { list = [], cursor: next } = await load({ cursor, offset: ids.length });
    ids.push(...list.map(({ _id }) => _id));
    if (list.length === 0 || next === null) return ids;
    cursor = next;
  }
  return ids;
}

const entities: Readonly<Record<string, Calls>> = {
  contact: {
    create: () => sdk.contacts.createContact({ name: { first: 'Ada' } }),
    get: (id) => sdk.contacts.getContact(id),
    pages: () => walk(sdk.contacts.queryContacts().limit(1).find()),
    update: (id, revision) =>
      sdk.contacts.updateContact(id, { name: { first: 'Changed' } }, Number(revision)),
    remove: (id) => sdk.contacts.deleteContact(id),
    hasRevision: true,
  },
  member: {
    create: () => sdk.members.createMember({ member: { loginEmail: 'ada@example.com' } }),
    get: (id) => sdk.members.getMember(id),
    pages: () => walk(sdk.members.queryMembers().limit(1).find()),
    update: (id) => sdk.members.updateMember(id, { loginEmail: 'Changed' }),
    remove: (id) => sdk.members.deleteMember(id),
    hasRevision: false,
  },
  order: {
    create: () => sdk.orders.createOrder({ channelInfo: { type: 'WEB' }, lineItems: [] }),
    get: (id) => sdk.orders.getOrder(id),
    pages: () =>
      walkBy(async ({ cursor = null }) => {
        const cursorPaging = { limit: 1, cursor };
        const { orders: list, metadata } = await sdk.orders.searchOrders({ cursorPaging });
        return { list, cursor: metadata?.cursors?.next ?? null };
      }),
    update: (id) => sdk.orders.updateOrder(id, { buyerNote: 'Changed' }),
    hasRevision: false,
  },
  product: {
    create: () =>
      sdk.products.createProduct({ name: 'Mug', productType: 'PHYSICAL', variantsInfo: {} }),
    get: (id) => sdk.products.getProduct(id),
    pages: () => walk(sdk.products.queryProducts().limit(1).find()),
    update: (id, revision) => sdk.products.updateProduct(id, { name: 'Changed', revision }),
    remove: (id) => sdk.products.deleteProduct(id),
    hasRevision: true,
  },
  submission: {
    create: () => sdk.submissions.createSubmission({ formId: 'f' }),
    get: (id) => sdk.submissions.getSubmission(id),
    pages: () =>
      walkBy(async ({ cursor = null }) => {
        const query = { filter: { formId: 'f' }, cursorPaging: { limit: 1, cursor } };
        const answer = await sdk.submissions.querySubmission(query);
        return { list: answer.submissions, cursor: answer.metadata?.cursors?.next ?? null };
      }),
    update: (id, revision) => sdk.submissions.updateSubmission(id, { formId: 'Changed', revision }),
    remove: (id) => sdk.submissions.deleteSubmission(id),
    hasRevision: true,
  },
  coupon: {
    create: () => sdk.coupons.createCoupon({ code: 'TEN', name: 'Ten' }),
    get: (id) => sdk.coupons.getCoupon(id),
    pages: () =>
      walkBy(async ({ offset }) => {
        const answer = await sdk.coupons.queryCoupons({ paging: { limit: 1, offset } });
        return { list: answer.coupons };
      }),
    update: (id) => sdk.coupons.updateCoupon(id, { name: 'Changed' }),
    remove: (id) => sdk.coupons.deleteCoupon(id),
    hasRevision: false,
  },
  label: {
    create: () => sdk.labels.findOrCreateLabel('Label'),
    get: (id) => sdk.labels.getLabel(id),
    pages: () => walk(sdk.labels.queryLabels().limit(1).find()),
    update: (id) => sdk.labels.renameLabel(id, { displayName: 'Changed' }),
    remove: (id) => sdk.labels.deleteLabel(id),
    refused: ['create', 'update'],
    hasRevision: false,
  },
  location: {
    create: () => sdk.locations.createLocation({ name: 'Shop' }),
    get: (id) => sdk.locations.getLocation(id),
    pages: () => walk(sdk.locations.queryLocations().limit(1).find()),
    update: (id, revision) => sdk.locations.updateLocation(id, { name: 'Changed', revision }),
    hasRevision: true,
  },
  'media folder': {
    create: () => sdk.folders.createFolder('Pictures'),
    get: (id) => sdk.folders.getFolder(id),
    pages: () => walk(sdk.folders.queryFolders().limit(1).find()),
    update: (id) => sdk.folders.updateFolder(id, { displayName: 'Changed' }),
    remove: (id) => sdk.folders.bulkDeleteFolders([id]),
    refused: ['remove'],
    hasRevision: false,
  },
  'bookings service': {
    create: () => sdk.services.createService({ name: 'Yoga', type: 'CLASS' }),
    get: (id) => sdk.services.getService(id),
    pages: () => walk(sdk.services.queryServices().limit(1).find()),
    update: (id, revision) => sdk.services.updateService(id, { name: 'Changed', revision }),
    remove: (id) => sdk.services.deleteService(id),
    hasRevision: true,
  },
};

test.each(Object.entries(entities))(
  'the real SDK creates, reads, pages, changes and deletes a %s, or is refused',
  async (_, { create, get, pages, update, remove, refused = [], hasRevision }) => {
    const isRefused = (call: Promise<unknown>) => expect(call).rejects.toThrow(/does not emulate/);
    const ids = refused.includes('create') ? ['vip', 'new'] : [];
    if (create && ids.length === 0) ids.push(idIn(await create()), idIn(await create()));
    else if (create) await isRefused(create());
    const [id = ''] = ids;

    expect(JSON.stringify(await get(id))).toContain(id);
    expect(await pages()).toEqual(ids);

    if (update && refused.includes('update')) await isRefused(update(id, '1'));
    else if (update) {
      await update(id, '1');
      const changed = JSON.stringify(await get(id));
      expect(changed).toContain('Changed');
      expect(changed.includes('"revision"')).toBe(hasRevision);
      if (hasRevision) await expect(update(id, '1')).rejects.toMatchObject({ status: 409 });
    }

    if (remove && refused.includes('remove')) await isRefused(remove(id));
    else if (remove) {
      await remove(id);
      await expect(get(id)).rejects.toMatchObject({ status: 404 });
      expect(await pages()).toEqual(ids.slice(1));
    }
  },
);

/** The id of the entity in a response. */
function idIn(response: object | undefined): string {
  const { _id } = { _id: undefined, ...response };
  if (typeof _id === 'string') return _id;
  const [entity] = Object.values(response ?? {});
  return typeof entity === 'object' && entity !== null ? idIn(entity) : '';
}
