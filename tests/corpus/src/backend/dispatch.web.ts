import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { shippingPrice, slugify } from './calculator-rules';

const ACTIONS = {
  SLUG: (payload: Record<string, unknown>) => slugify(String(payload.title ?? '')),
  SHIPPING: (payload: Record<string, unknown>) => shippingPrice(Number(payload.weight ?? 0)),
};

/** Performs one of several actions, as pages do that have a single method for all of them. */
export const dispatch = webMethod(
  Permissions.Anyone,
  async ({ type, payload = {} }: { type: string; payload?: Record<string, unknown> }) => {
    if (!isAction(type)) throw new WebMethodError('UNKNOWN_ACTION', `There is no "${type}".`);
    return { type: `${type}_RESULT`, payload: ACTIONS[type](payload) };
  },
);

/** Loads the parts of a page. Each part may fail on its own. */
export const getBootstrap = webMethod(Permissions.Anyone, async () => {
  const results = await Promise.allSettled([auth.getTokenInfo(), Promise.reject(new Error('off'))]);
  return results.map(({ status }) => status);
});

function isAction(type: string): type is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, type);
}
