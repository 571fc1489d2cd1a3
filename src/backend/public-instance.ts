import type { appInstances } from '@wix/app-management';
import type { PublicBilling, PublicInstance, PublicSite } from '../shared/instance';

// The allow-lists. A field that is not named here stays on the server, also one that a later
// version of the SDK adds: the owner's e-mail address, the invoice, the coupon, the granted
// permissions, the origin instance and the installed apps are nobody's but the owner's.

/**
 * Reduces an app instance to what any visitor may see.
 * @param instance The instance as Wix's API answers it.
 */
export function toPublicInstance(instance: appInstances.AppInstance): PublicInstance {
  const { billing, availablePlans } = instance;
  return {
    ...pick(instance, [
      'instanceId',
      'appName',
      'appVersion',
      'isFree',
      'copiedFromTemplate',
      'freeTrialAvailable',
    ]),
    ...(billing && { billing: toPublicBilling(billing) }),
    ...(availablePlans && {
      availablePlans: availablePlans.map((plan) => pick(plan, ['packageName'])),
    }),
  };
}

/**
 * Reduces the data of a site to what any visitor may see.
 * @param site The site as Wix's API answers it.
 */
export function toPublicSite(site: appInstances.SiteInfo): PublicSite {
  const { multilingual } = site;
  return {
    ...pick(site, ['siteId', 'siteDisplayName', 'locale', 'paymentCurrency', 'url', 'description']),
    ...(multilingual && { multilingual: toPublicLanguages(multilingual) }),
  };
}

function toPublicBilling(billing: appInstances.BillingInfo): PublicBilling {
  const { freeTrialInfo } = billing;
  return {
    ...pick(billing, [
      'packageName',
      'billingCycle',
      'timeStamp',
      'expirationDate',
      'autoRenewing',
    ]),
    ...(freeTrialInfo && { freeTrialInfo: pick(freeTrialInfo, ['status', 'endDate']) }),
  };
}

function toPublicLanguages(multilingual: appInstances.Multilingual): PublicSite['multilingual'] {
  const { supportedLanguages } = multilingual;
  return {
    ...pick(multilingual, ['isMultiLingual']),
    ...(supportedLanguages && {
      supportedLanguages: supportedLanguages.map((language) =>
        pick(language, ['languageCode', 'countryCode', 'isPrimary', 'isVisitorPrimary']),
      ),
    }),
  };
}

/** The named fields of an object, leaving out those that it lacks or that are `undefined`. */
function pick<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) {
    if (source[key] !== undefined) picked[key] = source[key];
  }
  return picked as Pick<T, K>;
}
