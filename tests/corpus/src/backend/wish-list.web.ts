import { items } from '@wix/data';
import { Permissions, webMethod } from '@wix/web-methods';

const WISHES = '@example/corpus/wishes';

/** Adds a product as the calling member. The collection's permissions apply. */
export const addWish = webMethod(
  Permissions.SiteMember,
  async ({ productId, note = '' }: { productId: string; note?: string }) => {
    const wish = await items.insert(WISHES, { productId, note });
    return { id: wish._id, productId: wish.productId, owner: wish._owner };
  },
);

/** Lists the member's own wishes. The collection's permissions hide all others. */
export const listWishes = webMethod(Permissions.SiteMember, async () => {
  const { items: wishes } = await items.query(WISHES).descending('_createdDate').limit(50).find();
  return wishes.map((wish) => ({ productId: wish.productId, note: wish.note }));
});

/** Removes a wish, and reports whether it has been removed. */
export const removeWish = webMethod(Permissions.SiteMember, async (id: string) => {
  try {
    const removed = await items.remove(WISHES, id);
    return { removed: removed !== null };
  } catch (error) {
    console.error('removeWish', error);
    return { removed: false };
  }
});
