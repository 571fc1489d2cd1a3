import type { Operation } from './operation.js';

/** The operations of Wix's *Site Properties*. */
export const sitePropertyOperations = [
  {
    id: 'get-site-properties',
    title: "Get Site Properties: the site's language, currency, name and so on",
    missing:
      'Returns what the instance has: no categories, time zone, address, telephone numbers, logo, schedule or consent policy.',
    assumed: 'The business has the name and the description of the site. The version is always 1.',
  },
] as const satisfies readonly Operation[];
