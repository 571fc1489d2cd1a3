import type { AppInstance } from '../model/instances/instance-schema.js';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { forAppOrUser } from './on-site.js';
import { type Route, route } from './route.js';

/** The operations of Wix's *Site Properties*. */
export const sitePropertyRoutes = {
  'get-site-properties': route('GET', '/site-properties/v4/properties', getSiteProperties),
} satisfies Readonly<Record<string, Route>>;

/** *Get Site Properties*: returns the properties of the site, or the fields that the request names. */
function getSiteProperties(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, ({ appInstance }) => {
    const all = Object.entries(propertiesOf(appInstance)).filter(([, value]) => value != null);
    const masks = call.url.searchParams.getAll('fields').flatMap((mask) => mask.split(','));
    const wanted = new Set(masks.map((mask) => mask.split('.')[0]));
    const properties = masks.length > 0 ? all.filter(([name]) => wanted.has(name)) : all;
    return Response.json({ version: '1', properties: Object.fromEntries(properties) });
  });
}

function propertiesOf({ site }: AppInstance) {
  const [language = 'en', region] = (site.locale ?? 'en').split('-');
  const { isMultiLingual, supportedLanguages = [] } = site.multilingual ?? {};
  const primary = supportedLanguages.find(({ isPrimary }) => isPrimary);
  const country = region ?? primary?.locale?.country;
  return {
    locale: { languageCode: language, ...(country && { country }) },
    language,
    paymentCurrency: site.paymentCurrency,
    siteDisplayName: site.siteDisplayName,
    businessName: site.siteDisplayName,
    description: site.description,
    email: site.ownerEmail,
    multilingual: isMultiLingual
      ? {
          supportedLanguages: supportedLanguages.map(({ resolutionMethod, ...one }) => ({
            languageCode: one.languageCode,
            locale: one.locale,
            isPrimary: one.isPrimary,
            countryCode: one.countryCode,
            resolutionMethod,
          })),
        }
      : undefined,
  };
}
