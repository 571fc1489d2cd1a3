// Generated from src/backend/public-instance.ts by `npm run examples:blocks`, because Blocks takes JavaScript only.

// The allow-lists. A field that is not named here stays on the server, also one that a later
// version of the SDK adds: the owner's e-mail address, the invoice, the coupon, the granted
// permissions, the origin instance and the installed apps are nobody's but the owner's.

/**
 * Reduces an app instance to what any visitor may see.
 * @param instance The instance as Wix's API answers it.
 */
export function toPublicInstance(instance) {
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
export function toPublicSite(site) {
  const { multilingual } = site;
  return {
    ...pick(site, ['siteId', 'siteDisplayName', 'locale', 'paymentCurrency', 'url', 'description']),
    ...(multilingual && { multilingual: toPublicLanguages(multilingual) }),
  };
}

function toPublicBilling(billing) {
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

function toPublicLanguages(multilingual) {
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
function pick(source, keys) {
  const picked = {};
  for (const key of keys) {
    if (source[key] !== undefined) picked[key] = source[key];
  }
  return picked;
}
