import { billing } from '@wix/app-management';
import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { siteProperties } from './wix';

const elevatedFetch = auth.elevate(httpClient.fetchWithAuth);

/** Returns the page on which the owner pays. */
export const getPaymentUrl = webMethod(
  Permissions.Admin,
  async ({ productId, cycle }: { productId: string; cycle: 'MONTHLY' | 'YEARLY' }) => {
    const { checkoutUrl } = await auth.elevate(billing.getUrl)(productId, { billingCycle: cycle });
    return checkoutUrl;
  },
);

/** Counts the site's purchases. */
export const listPurchases = webMethod(Permissions.Admin, async () => {
  const { purchases } = await auth.elevate(billing.getPurchaseHistory)();
  return purchases?.length ?? 0;
});

/** Returns the site's currency. There is no fallback, because a wrong currency is worse than an error. */
export const getCurrency = webMethod(Permissions.Anyone, async () => {
  const { properties } = await auth.elevate(siteProperties.getSiteProperties)();
  if (!properties?.paymentCurrency) throw new Error('The site has no currency.');
  return properties.paymentCurrency;
});

/** Returns name and time zone, with fallbacks. */
export const getBusiness = webMethod(Permissions.Anyone, async () => {
  try {
    const { properties } = await auth.elevate(siteProperties.getSiteProperties)();
    return {
      name: properties?.businessName ?? '',
      timeZone: properties?.timeZone ?? 'UTC',
    };
  } catch {
    return { name: '', timeZone: 'UTC' };
  }
});

/** Returns the URL to which a browser may upload a picture. */
export const getUploadUrl = webMethod(
  Permissions.Anyone,
  async ({ mimeType, fileName }: { mimeType: string; fileName: string }) => {
    const response = await elevatedFetch(
      'https://www.wixapis.com/site-media/v1/files/generate-upload-url',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ mimeType, fileName }),
      },
    );
    const { uploadUrl }: { uploadUrl?: string } = await response.json();
    return uploadUrl ?? null;
  },
);

/** Creates a coupon. */
export const createCoupon = webMethod(Permissions.Admin, async (percent: number) => {
  const code = `SAVE${percent}`;
  const response = await elevatedFetch('https://www.wixapis.com/stores/v2/coupons', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      specification: {
        name: code,
        code,
        percentOffRate: percent,
        scope: { namespace: 'stores' },
        startTime: Date.now(),
      },
    }),
  });
  return response.ok ? { code } : { code: null };
});

/** Returns the plan that the member has bought. */
export const getMembership = webMethod(Permissions.SiteMember, async () => {
  const response = await httpClient.fetchWithAuth(
    'https://www.wixapis.com/pricing-plans/v2/member/orders',
  );
  const { orders: bought = [] }: { orders?: { planName: string; status: string }[] } =
    await response.json();
  return bought.find(({ status }) => status === 'ACTIVE')?.planName ?? 'none';
});
