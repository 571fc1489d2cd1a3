import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { checkout, currentCart } from './wix';

const STORES = '215238eb-22a5-4c36-9e7b-e7c08025e04e';

/** Counts the products in the visitor's cart; zero if there is no cart. */
export const getCart = webMethod(Permissions.Anyone, async () => {
  try {
    const { lineItems = [] } = await currentCart.getCurrentCart();
    return { count: lineItems.reduce((sum, { quantity = 0 }) => sum + quantity, 0) };
  } catch {
    return { count: 0 };
  }
});

/** Adds products to the cart. */
export const addToCart = webMethod(
  Permissions.Anyone,
  async ({ productId, quantity = 1 }: { productId: string; quantity?: number }) => {
    const { cart } = await currentCart.addToCurrentCart({
      lineItems: [{ quantity, catalogReference: { appId: STORES, catalogItemId: productId } }],
    });
    return { lineItems: cart?.lineItems?.length ?? 0 };
  },
);

/** Removes a product from the cart. */
export const removeFromCart = webMethod(Permissions.Anyone, async (productId: string) => {
  const { lineItems = [] } = await currentCart.getCurrentCart();
  const ids = lineItems.flatMap(({ _id, catalogReference }) =>
    _id && catalogReference?.catalogItemId === productId ? [_id] : [],
  );
  if (ids.length > 0) await currentCart.removeLineItemsFromCurrentCart(ids);
  return { removed: ids.length };
});

/** Creates a checkout for the cart and returns its page. */
export const checkOut = webMethod(Permissions.Anyone, async () => {
  const { checkoutId } = await currentCart.createCheckoutFromCurrentCart({
    channelType: currentCart.ChannelType.WEB,
  });
  if (!checkoutId) throw new WebMethodError('NO_CHECKOUT', 'The cart is empty.', { status: 409 });
  const { checkoutUrl } = await auth.elevate(checkout.getCheckoutUrl)(checkoutId);
  return checkoutUrl;
});

/** Creates a checkout for an item without a catalog, and returns Wix's page for it. */
export const donate = webMethod(Permissions.Anyone, async (amount: number) => {
  const { _id: checkoutId } = await auth.elevate(checkout.createCheckout)({
    channelType: checkout.ChannelType.WEB,
    customLineItems: [
      {
        productName: { original: 'Donation' },
        price: amount.toFixed(2),
        quantity: 1,
        itemType: { preset: checkout.ItemTypePreset.DIGITAL },
      },
    ],
  });
  const response = await httpClient.fetchWithAuth(
    'https://www.wixapis.com/headless/v1/redirect-session',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ecomCheckout: { checkoutId } }),
    },
  );
  if (!response.ok) throw new WebMethodError('NO_CHECKOUT', 'Try again.', { status: 502 });
  const { redirectSession }: { redirectSession: { fullUrl: string } } = await response.json();
  return redirectSession.fullUrl;
});
