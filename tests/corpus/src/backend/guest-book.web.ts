import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
// The SDK before 1.0.185, which existing apps have pinned: an app imports it from `@wix/data`.
import { items } from 'wix-data-legacy';

const GUEST_BOOK = 'GuestBook';

/** Adds an entry. */
export const signGuestBook = webMethod(
  Permissions.Anyone,
  async ({ name, message }: { name: string; message: string }) => {
    const { dataItem } = await auth.elevate(items.insertDataItem)({
      dataCollectionId: GUEST_BOOK,
      dataItem: { data: { name, message, signedAt: new Date() } },
    });
    return { id: dataItem?._id, name: dataItem?.data?.name };
  },
);

/** Lists the latest entries. */
export const listEntries = webMethod(Permissions.Anyone, async (limit = 10) => {
  const result = await items
    .queryDataItems({ dataCollectionId: GUEST_BOOK, returnTotalCount: true })
    .ne('hidden', true)
    .descending('signedAt')
    .limit(limit)
    .find();
  return {
    total: result.totalCount,
    entries: result.items.map(({ _id, data }) => ({ id: _id, name: data?.name })),
  };
});

/** Hides an entry: reads it and replaces it. */
export const hideEntry = webMethod(Permissions.Admin, async (id: string) => {
  const { data } = await items.getDataItem(id, { dataCollectionId: GUEST_BOOK });
  const { dataItem } = await items.updateDataItem(id, {
    dataCollectionId: GUEST_BOOK,
    dataItem: { data: { ...data, hidden: true } },
  });
  return dataItem?.data?.hidden === true;
});
