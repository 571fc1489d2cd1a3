import { createRoute, z } from '@hono/zod-openapi';
import { requireInstance } from './instances.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const checkoutSchema = z
  .object({
    lineItems: z
      .array(
        z.object({
          name: z.string(),
          quantity: z.int(),
          price: z.string().openapi({ description: 'The price for all of them, such as `$9.10`.' }),
        }),
      )
      .readonly(),
    total: z.string(),
    buyerId: z
      .string()
      .optional()
      .openapi({ description: 'The id of the visitor or member who buys.' }),
    email: z.string().optional(),
    orderNumber: z
      .string()
      .optional()
      .openapi({ description: 'The number of the order, once it is placed.' }),
  })
  .openapi('Checkout');

const params = z.object({
  id: z.string().openapi({ description: 'The instance, by key or id.', example: 'premium' }),
  checkoutId: z.string(),
});

const read = createRoute({
  method: 'get',
  path: '/instances/{id}/checkouts/{checkoutId}',
  operationId: 'getCheckout',
  summary: 'Returns a checkout of Wix eCommerce, as its buyer sees it.',
  tags: ['eCommerce'],
  request: { params },
  responses: { 200: json(checkoutSchema, 'The checkout.'), ...refusals(404) },
});

const placeOrder = createRoute({
  method: 'post',
  path: '/instances/{id}/checkouts/{checkoutId}/order',
  operationId: 'placeOrder',
  summary: 'Places the order of a checkout without a payment, as its buyer.',
  tags: ['eCommerce'],
  request: {
    params,
    ...body(
      z.strictObject({
        email: z
          .email()
          .optional()
          .openapi({ description: 'The e-mail address of the buyer. Default: the checkout’s.' }),
      }),
    ),
  },
  responses: { 200: json(z.object({ orderId: z.string() }), 'The order.'), ...refusals(400, 404) },
});

/** The checkouts on the sites of the app's instances. */
export const checkoutRoutes: Routes = (emulator) => {
  const checkoutsOf = (id: string) =>
    emulator.checkouts(requireInstance(emulator.instances, id).key);
  return createRouter()
    .openapi(read, (context) => {
      const { id, checkoutId } = context.req.valid('param');
      return context.json(checkoutsOf(id).get(checkoutId), 200);
    })
    .openapi(placeOrder, (context) => {
      const { id, checkoutId } = context.req.valid('param');
      const orderId = checkoutsOf(id).placeOrder(checkoutId, context.req.valid('json'));
      return context.json({ orderId }, 200);
    });
};
