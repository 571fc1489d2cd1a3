import { z } from '@hono/zod-openapi';
import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import type { WixCall } from '../call.js';
import { wixError } from '../error.js';
import { forAppOrUser, type SiteCaller } from '../on-site.js';
import { type Route, route } from '../route.js';
import { noteChange, putEntity } from '../store-writes.js';
import { FULFILLMENTS, isoNow, ORDER } from './entity-types.js';
import { lineItemsOf } from './line-items.js';

const BASE = '/ecom/v1/fulfillments';

/** The operations of the fulfillments of orders. */
export const fulfillmentRoutes = {
  'create-fulfillment': route('POST', `${BASE}/orders/*/create-fulfillment`, create),
  'list-fulfillments': route('GET', `${BASE}/orders/*`, listOfOrder),
  'list-fulfillments-of-orders': route('POST', `${BASE}/list-by-ids`, listOfOrders),
  'update-fulfillment': route('PATCH', `${BASE}/*/orders/*`, update),
  'delete-fulfillment': route('DELETE', `${BASE}/*/orders/*`, remove),
} satisfies Readonly<Record<string, Route>>;

const contentSchema = z.object({
  trackingInfo: z.record(z.string(), z.unknown()).optional(),
  customInfo: z.record(z.string(), z.unknown()).optional(),
  status: z.string().optional(),
  completed: z.boolean().optional(),
});

const inputSchema = contentSchema.extend({
  lineItems: z
    .array(z.object({ id: z.string(), quantity: z.int().min(1).nullish() }))
    .min(1)
    .max(300),
});

const storedSchema = z.looseObject({
  id: z.string(),
  lineItems: z.array(z.object({ id: z.string(), quantity: z.number().nullish() })).default([]),
});

type Fulfillment = z.infer<typeof storedSchema>;

/** *Create Fulfillment*: adds a fulfillment, and updates the fulfillment status of the order. */
function create(state: EmulatorState, call: WixCall): Response {
  return forOrder(state, call, -2, (order, caller) => {
    const { success, data } = inputSchema.safeParse(call.json?.fulfillment);
    if (!success) {
      return wixError(400, 'INVALID_ARGUMENT', 'The fulfillment needs line items of the order.');
    }
    const present = fulfillmentsOf(state, caller, order);
    const open = openQuantities(order, present);
    const lineItems = data.lineItems.map(({ id, quantity }) => ({
      id,
      quantity: quantity ?? open.get(id) ?? 0,
    }));
    const { siteId } = caller.appInstance.site;
    const id = state.entities.newId(siteId, FULFILLMENTS);
    const added = { id, createdDate: isoNow(state), ...data, lineItems };
    const left = [...openQuantities(order, [...present, added])];
    if (left.some(([, quantity]) => quantity < 0) || lineItems.some((one) => one.quantity < 1)) {
      const message = 'The fulfillment has more line items than the order has left to fulfill.';
      return wixError(400, 'INVALID_ARGUMENT', message);
    }
    const orderWithFulfillments = save(state, caller, order, [...present, added]);
    return Response.json({ orderWithFulfillments, fulfillmentId: id });
  });
}

/** *List Fulfillments For Single Order*. */
function listOfOrder(state: EmulatorState, call: WixCall): Response {
  return forOrder(state, call, -1, (order, caller) =>
    Response.json({
      orderWithFulfillments: {
        orderId: order.id,
        fulfillments: fulfillmentsOf(state, caller, order),
      },
    }),
  );
}

/** *List Fulfillments For Multiple Orders*. Orders that do not exist are left out. */
function listOfOrders(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, (caller) => {
    const input = z.object({ orderIds: z.array(z.string()).max(1000) }).safeParse(call.json);
    if (!input.success) {
      return wixError(400, 'INVALID_ARGUMENT', 'The request needs the ids of orders.');
    }
    const { siteId } = caller.appInstance.site;
    const orders = input.data.orderIds
      .map((id) => state.entities.find(siteId, ORDER, id))
      .filter((order) => order !== undefined);
    return Response.json({
      ordersWithFulfillments: orders.map((order) => ({
        orderId: order.id,
        fulfillments: fulfillmentsOf(state, caller, order),
      })),
    });
  });
}

/** *Update Fulfillment*: replaces the given fields. The line items stay. */
function update(state: EmulatorState, call: WixCall): Response {
  return forFulfillment(state, call, ({ order, caller, all, found }) => {
    const { success, data } = contentSchema.safeParse(call.json?.fulfillment);
    if (!success) return wixError(400, 'INVALID_ARGUMENT', 'The fulfillment is not valid.');
    const changed = { ...found, ...data };
    const list = all.map((one) => (one === found ? changed : one));
    return Response.json({ orderWithFulfillments: save(state, caller, order, list) });
  });
}

/** *Delete Fulfillment*. */
function remove(state: EmulatorState, call: WixCall): Response {
  return forFulfillment(state, call, ({ order, caller, all, found }) => {
    const list = all.filter((one) => one !== found);
    return Response.json({ orderWithFulfillments: save(state, caller, order, list) });
  });
}

/** Answers for the order whose id is a segment of the path, counted from the end. */
function forOrder(
  state: EmulatorState,
  call: WixCall,
  segment: number,
  answer: (order: Entity, caller: SiteCaller) => Response,
): Response {
  return forAppOrUser(state, call, (caller) => {
    const id = call.url.pathname.split('/').at(segment) ?? '';
    const order = state.entities.find(caller.appInstance.site.siteId, ORDER, id);
    return order
      ? answer(order, caller)
      : wixError(404, 'ORDER_NOT_FOUND', `There is no order with the id ${id}.`);
  });
}

function forFulfillment(
  state: EmulatorState,
  call: WixCall,
  answer: (context: {
    readonly order: Entity;
    readonly caller: SiteCaller;
    readonly all: readonly Fulfillment[];
    readonly found: Fulfillment;
  }) => Response,
): Response {
  return forOrder(state, call, -1, (order, caller) => {
    const all = fulfillmentsOf(state, caller, order);
    const id = call.url.pathname.split('/').at(-3);
    const found = all.find((one) => one.id === id);
    return found
      ? answer({ order, caller, all, found })
      : wixError(404, 'FULFILLMENT_NOT_FOUND', `The order has no fulfillment with the id ${id}.`);
  });
}

function fulfillmentsOf(state: EmulatorState, { appInstance }: SiteCaller, order: Entity) {
  const stored = state.entities.find(appInstance.site.siteId, FULFILLMENTS, String(order.id));
  const list = z.array(storedSchema).safeParse(stored?.fulfillments);
  return list.data ?? [];
}

/** How many of each line item are not yet in a fulfillment. */
function openQuantities(order: Entity, fulfillments: readonly Fulfillment[]): Map<string, number> {
  const open = new Map(lineItemsOf(order).map(({ id, quantity }) => [id, quantity]));
  for (const { id, quantity } of fulfillments.flatMap(({ lineItems }) => lineItems)) {
    open.set(id, (open.get(id) ?? 0) - (quantity ?? 0));
  }
  return open;
}

/** Stores the fulfillments under the id of their order, and the order's new status. */
function save(
  state: EmulatorState,
  caller: SiteCaller,
  order: Entity,
  fulfillments: readonly Fulfillment[],
) {
  const id = String(order.id);
  const { siteId } = caller.appInstance.site;
  state.entities.put(siteId, FULFILLMENTS, id, { id, fulfillments });
  const entity = { orderId: id, fulfillments };
  noteChange(state, caller, {
    entityType: FULFILLMENTS,
    entityId: id,
    slug: 'updated',
    entity,
  });
  const isDone = [...openQuantities(order, fulfillments).values()].every((open) => open <= 0);
  const some = fulfillments.length > 0 ? 'PARTIALLY_FULFILLED' : 'NOT_FULFILLED';
  const fulfillmentStatus = isDone ? 'FULFILLED' : some;
  const changed = { ...order, fulfillmentStatus, updatedDate: isoNow(state) };
  putEntity(state, caller, ORDER, id, changed);
  if (fulfillmentStatus !== order.fulfillmentStatus) {
    noteChange(state, caller, {
      entityType: ORDER,
      entityId: id,
      slug: 'fulfilled',
      body: {
        order: changed,
        previousFulfillmentStatus: order.fulfillmentStatus,
        newFulfillmentStatus: fulfillmentStatus,
      },
    });
  }
  return entity;
}
