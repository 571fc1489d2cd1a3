import { z } from '@hono/zod-openapi';
import { embeddedScriptsSchema } from '../embedded-scripts.js';

/** The first date whose ISO 8601 string has a four-digit year, in milliseconds since the epoch. */
export const FIRST_DATE = Date.parse('0000-01-01T00:00:00.000Z');

/** The last date whose ISO 8601 string has a year of four digits, in milliseconds since the epoch. */
export const LAST_DATE = Date.parse('9999-12-31T23:59:59.999Z');

const isoDate = z.iso.datetime({ offset: true, error: 'must be an ISO 8601 date with its time' });

/** A date, or its ISO 8601 string in JSON. */
const date = z
  .union([z.date({ error: 'must be a date' }), isoDate.transform((text) => new Date(text))])
  // A date out of this range could be exported but not imported again.
  .refine((value) => value.getTime() >= FIRST_DATE && value.getTime() <= LAST_DATE, {
    error: 'must be a date of the years 0 to 9999, in UTC',
  });

const guid = z.guid({ error: 'must be a GUID' });

const billing = z.strictObject({
  packageName: z.string().optional(),
  billingCycle: z
    .enum([
      'NO_CYCLE',
      'MONTHLY',
      'YEARLY',
      'ONE_TIME',
      'TWO_YEARS',
      'THREE_YEARS',
      'FOUR_YEARS',
      'FIVE_YEARS',
    ])
    .optional(),
  timeStamp: isoDate.optional(),
  expirationDate: isoDate.nullish(),
  autoRenewing: z.boolean().nullish(),
  invoiceId: z.string().nullish(),
  source: z.string().nullish(),
  freeTrialInfo: z
    .strictObject({
      status: z.enum(['IN_PROGRESS', 'ENDED', 'NOT_AVAILABLE']).optional(),
      endDate: date.nullish(),
    })
    .optional(),
});

const instance = z.strictObject({
  instanceId: guid,
  appName: z.string().optional(),
  appVersion: z.string().nullish(),
  isFree: z.boolean().optional(),
  billing: billing.optional(),
  permissions: z.array(z.string()).optional(),
  availablePlans: z
    .array(z.strictObject({ packageName: z.string().optional(), source: z.string().optional() }))
    .optional(),
  originInstanceId: z.string().nullish(),
  isOriginSiteTemplate: z.boolean().optional(),
  copiedFromTemplate: z.boolean().optional(),
  freeTrialAvailable: z.boolean().optional(),
});

const supportedLanguage = z.strictObject({
  languageCode: z.string().optional(),
  locale: z
    .strictObject({ languageCode: z.string().optional(), country: z.string().optional() })
    .optional(),
  isPrimary: z.boolean().optional(),
  countryCode: z.string().optional(),
  resolutionMethod: z.enum(['QUERY_PARAM', 'SUBDOMAIN', 'SUBDIRECTORY']).optional(),
  isVisitorPrimary: z.boolean().nullish(),
});

const site = z.strictObject({
  siteId: guid,
  siteDisplayName: z.string().nullish(),
  locale: z.string().optional(),
  paymentCurrency: z.string().optional(),
  multilingual: z
    .strictObject({
      isMultiLingual: z.boolean().optional(),
      supportedLanguages: z.array(supportedLanguage).optional(),
    })
    .optional(),
  url: z.string().nullish(),
  description: z.string().nullish(),
  installedWixApps: z.array(z.string()).optional(),
  ownerEmail: z.string().nullish(),
  ownerInfo: z
    .strictObject({ email: z.string().optional(), emailStatus: z.string().optional() })
    .optional(),
  siteUserType: z.string().nullish(),
});

/**
 * One instance of the app. `instance` and `site` are as Wix's *Get App Instance* returns them, with
 * every field of the SDK's types and no other fields.
 */
export const appInstanceSchema = z
  .strictObject({
    /** The app instance. Dates are ISO 8601 strings in JSON. */
    instance,
    /** The site that the app is installed on. */
    site,
    /** False once the site's owner has uninstalled the app. */
    installed: z.boolean(),
    /** The app's scripts that are embedded in the site, by component id. Default: none. */
    embeddedScripts: embeddedScriptsSchema.optional(),
  })
  .openapi('Instance', { description: 'An instance of the app on a site.' });

/** One instance of the app on a site. */
export type AppInstance = Readonly<z.output<typeof appInstanceSchema>>;
