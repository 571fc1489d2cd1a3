import { isDeepStrictEqual } from 'node:util';
import { z } from '@hono/zod-openapi';
import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import type { SiteCaller } from '../on-site.js';
import { findCatalogItem } from './catalog.js';
import { Money } from './money.js';

/** The largest number of line items in a cart. */
const MAX_ITEMS = 300;

const quantitySchema = z.int().min(1).max(100_000);

const catalogReferenceSchema = z.object({
  appId: z.string().min(1),
  catalogItemId: z.string().min(1),
  options: z.record(z.string(), z.unknown()).optional(),
});

const customItemSchema = z.object({
  price: z.string().regex(/^\d{1,10}(\.\d{1,6})?$/),
  quantity: quantitySchema.default(1),
  productName: z.object({ original: z.string(), translated: z.string().optional() }).optional(),
  itemType: z.object({ preset: z.string().optional(), custom: z.string().optional() }).optional(),
  descriptionLines: z.array(z.record(z.string(), z.unknown())).optional(),
  catalogReference: catalogReferenceSchema.optional(),
});

/** What a request adds to a cart or a checkout. */
export const newItemsSchema = z.object({
  lineItems: z
    .array(
      z.object({ quantity: quantitySchema.default(1), catalogReference: catalogReferenceSchema }),
    )
    .max(MAX_ITEMS)
    .default([]),
  customLineItems: z.array(customItemSchema).max(MAX_ITEMS).default([]),
});

/** The line items of a cart or a checkout, of which a seed may leave most fields out. */
const storedItemSchema = z.looseObject({
  id: z.string(),
  quantity: z.number().default(1),
  price: z.object({ amount: z.union([z.string(), z.number()]) }).optional(),
  catalogReference: catalogReferenceSchema.optional(),
});

/** A line item of a cart or a checkout. */
export type LineItem = z.infer<typeof storedItemSchema>;

/** Reads the line items of a cart, a checkout or an order. */
export function lineItemsOf({ lineItems }: Entity): LineItem[] {
  const list: readonly unknown[] = Array.isArray(lineItems) ? lineItems : [];
  return list.flatMap((item) => storedItemSchema.safeParse(item).data ?? []);
}

/**
 * Adds line items. A product that is already there gets a larger quantity.
 * @returns `undefined` if there are too many.
 */
export function addItems(
  state: EmulatorState,
  { appInstance: { site } }: SiteCaller,
  items: readonly LineItem[],
  { lineItems, customLineItems }: z.infer<typeof newItemsSchema>,
): LineItem[] | undefined {
  const money = new Money(site);
  const newId = () => state.entities.newId(site.siteId, 'wix.ecom.v1.line_item');
  const all = [...items];
  for (const { quantity, catalogReference } of lineItems) {
    const index = all.findIndex((one) => isDeepStrictEqual(one.catalogReference, catalogReference));
    const present = all[index];
    if (present) {
      all[index] = priced(money, { ...present, quantity: present.quantity + quantity });
      continue;
    }
    const { catalogItemId: productId, options } = catalogReference;
    const found = findCatalogItem(state, site.siteId, { productId, variantId: options?.variantId });
    const item = {
      id: newId(),
      quantity,
      catalogReference,
      ...(found?.name !== undefined && { productName: { original: found.name } }),
      itemType: { preset: found?.isDigital ? 'DIGITAL' : 'PHYSICAL' },
      availability: { status: 'AVAILABLE' },
      price: money.price(money.parse(found?.price)),
    };
    all.push(priced(money, item));
  }
  for (const { price, ...rest } of customLineItems) {
    const item = {
      id: newId(),
      itemType: { preset: 'PHYSICAL' },
      availability: { status: 'AVAILABLE' },
      ...rest,
      customLineItem: true,
      price: money.price(money.parse(price)),
    };
    all.push(priced(money, item));
  }
  return all.length <= MAX_ITEMS ? all : undefined;
}

/** What a request changes about the quantities of line items. */
export const quantitiesSchema = z.object({
  lineItems: z
    .array(z.object({ id: z.string(), quantity: z.int().min(0).max(100_000) }))
    .max(MAX_ITEMS),
});

/** Changes quantities. A line item with the quantity 0 is removed. */
export function setQuantities(
  { appInstance: { site } }: SiteCaller,
  items: readonly LineItem[],
  { lineItems }: z.infer<typeof quantitiesSchema>,
): LineItem[] {
  const money = new Money(site);
  const quantities = new Map(lineItems.map(({ id, quantity }) => [id, quantity]));
  return items
    .map((item) => priced(money, { ...item, quantity: quantities.get(item.id) ?? item.quantity }))
    .filter(({ quantity }) => quantity > 0);
}

/** Sums up line items. There are no taxes, delivery costs, discounts or fees. */
export function totalsOf(
  { appInstance: { site } }: Pick<SiteCaller, 'appInstance'>,
  items: readonly LineItem[],
) {
  const money = new Money(site);
  const units = items.map((item) => unitsOf(money, item));
  const total = money.price(units.reduce((sum, { line }) => sum + line, 0));
  const none = money.price(0);
  return {
    calculatedLineItems: items.map(({ id }, index) => {
      const { one = 0, line = 0 } = units[index] ?? {};
      return {
        lineItemId: id,
        pricesBreakdown: {
          price: money.price(one),
          fullPrice: money.price(one),
          priceBeforeDiscounts: money.price(one),
          lineItemPrice: money.price(line),
          totalPriceBeforeTax: money.price(line),
          totalPriceAfterTax: money.price(line),
          totalDiscount: none,
        },
      };
    }),
    priceSummary: {
      subtotal: total,
      shipping: none,
      tax: none,
      discount: none,
      additionalFees: none,
      total,
    },
  };
}

function priced(money: Money, item: LineItem): LineItem {
  const { one, line } = unitsOf(money, item);
  const price = money.price(one);
  return {
    ...item,
    price,
    fullPrice: price,
    priceBeforeDiscounts: price,
    lineItemPrice: money.price(line),
  };
}

function unitsOf(money: Money, { price, quantity }: LineItem) {
  const one = money.parse(price?.amount);
  return { one, line: one * quantity };
}
