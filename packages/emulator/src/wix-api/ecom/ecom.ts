import { checkoutRoutes } from './checkout.js';
import { currentCartRoutes } from './current-cart.js';
import { fulfillmentRoutes } from './fulfillments.js';

/** The operations of Wix eCommerce, from the cart to the fulfilled order. */
export const ecomRoutes = { ...currentCartRoutes, ...checkoutRoutes, ...fulfillmentRoutes };
