import { z } from '@hono/zod-openapi';
import type { appPlans, billing } from '@wix/app-management';
import { billingCycles } from '../model/billing-cycles.js';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { forAppOrUser, onSite } from './on-site.js';
import { type Route, route } from './route.js';

const CHECKOUT = '/apps/v1/checkout';
const PLANS = '/apps-plans/v1/apps-plans';

/** The operations of an app's own plans. */
export const billingRoutes = {
  'get-checkout-page': route('POST', CHECKOUT, getUrl),
  'get-purchase-history': route('GET', `${CHECKOUT}/history`, getPurchaseHistory),
  'list-app-plans': route('GET', `${PLANS}/*`, listAppPlans),
} satisfies Readonly<Record<string, Route>>;

const inputSchema = z.object({
  productId: z.string().min(1),
  billingCycle: z.enum([...billingCycles, 'NO_CYCLE']).nullish(),
  successUrl: z.url({ protocol: /^https?$/ }).nullish(),
});

/** *Get URL*: returns the address of the emulator's page that buys the plan. */
function getUrl(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, ({ appInstance }) => {
    const input = inputSchema.safeParse(call.json);
    if (!input.success) {
      return wixError(400, 'INVALID_ARGUMENT', z.prettifyError(input.error));
    }
    const { productId, billingCycle, successUrl } = input.data;
    const url = new URL('/hosts/checkout', state.pagesUrl);
    url.searchParams.set('instance', state.require(appInstance.instance.instanceId).key);
    url.searchParams.set('plan', productId);
    if (billingCycle) url.searchParams.set('cycle', billingCycle);
    if (successUrl) url.searchParams.set('successUrl', successUrl);
    return Response.json({ checkoutUrl: url.href } satisfies billing.GetUrlResponse);
  });
}

/** *Get Purchase History*: returns the purchase of the current plan. */
function getPurchaseHistory(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, ({ appInstance: { instance, site } }) => {
    const { packageName, billingCycle, timeStamp } = instance.billing ?? {};
    const isTrial = instance.billing?.freeTrialInfo?.status === 'IN_PROGRESS';
    const purchase = {
      productId: packageName,
      billingCycle,
      currency: site.paymentCurrency,
      dateCreated: timeStamp,
    };
    const hasBought = instance.billing !== undefined && !isTrial;
    return Response.json({ purchases: hasBought ? [purchase] : [] });
  });
}

/** *List App Plans By App ID*: returns the plans of the calling app, if it is among the ids. */
function listAppPlans(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, ({ appInstance: { instance, site } }) => {
    const inQuery = call.url.searchParams.getAll('appIds');
    const inPath = (call.url.pathname.split('/').at(-1) ?? '').split(',');
    const ids = inQuery.length > 0 ? inQuery : inPath;
    const appId = state.env.WIX_CLIENT_ID;
    const names = (instance.availablePlans ?? []).flatMap(({ packageName }) => packageName ?? []);
    const plans = names.map((name) => ({
      id: name,
      vendorId: name,
      name,
      benefits: [],
      prices: [],
    }));
    return Response.json({
      currency: site.paymentCurrency,
      appPlans: ids.includes(appId) ? [{ id: appId, plans }] : [],
    } satisfies Omit<appPlans.ListAppPlansByAppIdResponse, 'appPlans'> & { appPlans: unknown });
  });
}
