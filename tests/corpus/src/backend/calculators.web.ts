import { Permissions, webMethod } from '@wix/web-methods';
import { validated, WebMethodError } from 'wix-astro-web-methods/server';
import { z } from 'zod';
import { shippingPrice, slugify } from './calculator-rules';

const publicMethod = <A extends readonly unknown[], R>(handler: (...args: A) => R) =>
  webMethod(Permissions.Anyone, handler);

/** Passes a function of another file on as it is. */
export const getShippingPrice = publicMethod(shippingPrice);

/** Wraps a function of another file. */
export const getSlug = publicMethod((title: string) => slugify(title));

/** Checks its argument with a schema. */
export const getInstalments = webMethod(
  Permissions.Anyone,
  validated(
    z.object({ amount: z.number().positive(), months: z.number().int().min(1).max(36) }),
    ({ amount, months }) => {
      const rate = Math.round((amount / months) * 100) / 100;
      return Array.from({ length: months }, (_, month) => ({ month: month + 1, rate }));
    },
  ),
);

/** Returns dates. */
export const getDeliveryWindow = publicMethod((orderedAt: string) => {
  const day = 24 * 60 * 60 * 1000;
  const start = new Date(orderedAt).getTime();
  if (Number.isNaN(start)) throw new WebMethodError('BAD_DATE', 'That is no date.');
  return { from: new Date(start + 2 * day), to: new Date(start + 5 * day) };
});

/** Answers a widget that checks whether the backend runs. */
export const ping = webMethod(Permissions.Anyone, () => 'pong');
