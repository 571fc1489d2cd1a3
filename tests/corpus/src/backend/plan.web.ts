import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { hasPlan } from './plan-rules';

const APP_ID = 'c02b0500-1111-4222-8333-444455556666';
const TITLES: Readonly<Record<string, string>> = { en: 'Reviews', fr: 'Avis' };
const DAY_MS = 24 * 60 * 60 * 1000;

const getAppInstance = auth.elevate(appInstances.getAppInstance);

/** Returns the part of the plan that a widget may show. */
export const getPlan = webMethod(Permissions.Anyone, async () => {
  const { instance } = await getAppInstance();
  return { isFree: instance?.isFree ?? true, plan: instance?.billing?.packageName ?? null };
});

/** Checks whether the plan includes a feature. A trial includes all. */
export const hasFeature = webMethod(Permissions.Anyone, async (feature: string) => {
  const { instance } = await auth.elevate(appInstances.getAppInstance)();
  return hasPlan(feature, instance?.billing);
});

/** Returns the days that are left of the trial; none if the request fails. */
export const getTrial = webMethod(Permissions.Admin, async () => {
  try {
    const { instance } = await getAppInstance();
    const billing = instance?.billing;
    if (billing?.freeTrialInfo?.status !== 'IN_PROGRESS') return { inTrial: false, daysLeft: 0 };
    const end = new Date(billing.expirationDate ?? Date.now()).getTime();
    return { inTrial: true, daysLeft: Math.ceil((end - Date.now()) / DAY_MS) };
  } catch (error) {
    console.error('getTrial', error);
    return { inTrial: false, daysLeft: 0 };
  }
});

/** Returns the page on which the owner buys a plan. */
export const getUpgradeUrl = webMethod(Permissions.Admin, async () => {
  const { instance } = await getAppInstance();
  if (!instance?.instanceId) throw new Error('There is no instance.');
  return `https://www.wix.com/apps/upgrade/${APP_ID}?appInstanceId=${instance.instanceId}`;
});

/** Returns the site's name, language and currency for the dashboard. */
export const getSite = webMethod(Permissions.Admin, async () => {
  const { site } = await getAppInstance();
  return {
    name: site?.siteDisplayName ?? 'My site',
    locale: site?.locale ?? 'en',
    currency: site?.paymentCurrency ?? 'USD',
    languages: site?.multilingual?.supportedLanguages?.map((one) => one.languageCode) ?? [],
  };
});

/** Returns the badge of a free site. The result is cached. */
export const getBadge = webMethod(
  Permissions.Anyone,
  async () => {
    const { instance } = await getAppInstance();
    return instance?.isFree ? 'Made with Corpus' : null;
  },
  { cache: { tags: ['plan'], ttl: 3600 } },
);

/** Returns the texts of a widget in the site's language. */
export const getTexts = webMethod(Permissions.Anyone, async () => {
  const { site } = await getAppInstance();
  const language = site?.locale?.split('-')[0] ?? 'en';
  return { language, title: TITLES[language] ?? TITLES.en };
});

/** Refuses a feature that the plan does not include. */
export const exportReport = webMethod(Permissions.Admin, async () => {
  const { instance } = await getAppInstance();
  if (instance?.isFree) {
    throw new WebMethodError('PLAN_REQUIRED', 'Reports need a paid plan.', { status: 402 });
  }
  return { fileName: 'report.csv', rows: 0 };
});
