import type { appInstances } from '@wix/app-management';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { SeededCaller } from '../model/seed.js';
import { type CallerKey, callers } from './callers.js';

/** The default seed of an emulator. */
export interface DefaultSeed {
  readonly instances: Readonly<Record<InstanceKey, AppInstance>>;
  readonly callers: Readonly<Record<CallerKey, SeededCaller>>;
}

/** The keys of the seeded instances. */
export const instanceKeys = [
  'free',
  'premium',
  'trial',
  'trialEnded',
  'cancelled',
  'multilingual',
  'cloned',
  'removed',
] as const;

/** The key of a seeded instance. */
export type InstanceKey = (typeof instanceKeys)[number];

const DAY = 24 * 60 * 60 * 1000;

const base = {
  instance: {
    appName: 'Instance Status',
    appVersion: '1.4.0',
    permissions: ['SCOPE.DC-APPS.MANAGE-APP-INSTANCE', 'SCOPE.DC.SITE-OWNER-EMAIL-READ'],
    availablePlans: [
      { packageName: 'Basic', source: 'bundle' },
      { packageName: 'Pro', source: 'bundle' },
    ],
    isOriginSiteTemplate: false,
    copiedFromTemplate: false,
  },
  site: {
    locale: 'en',
    paymentCurrency: 'USD',
    multilingual: { isMultiLingual: false },
    installedWixApps: ['wix_stores', 'wix_bookings'],
    siteUserType: 'Channel DIY',
  },
} satisfies Partial<appInstances.GetAppInstanceResponse>;

/**
 * Creates the default seed, with fixed ids and with dates relative to the emulator's clock.
 * @param now The emulator's time, in milliseconds since the epoch.
 */
export function defaultSeed(now: number): DefaultSeed {
  return { instances: seededInstances(now), callers };
}

function seededInstances(now: number): DefaultSeed['instances'] {
  const inDays = (days: number) => new Date(now + days * DAY);

  const proPlan = {
    packageName: 'Pro',
    billingCycle: 'YEARLY',
    timeStamp: inDays(-120).toISOString(),
    expirationDate: inDays(245).toISOString(),
    autoRenewing: true,
    invoiceId: '1032985116',
    source: '',
    freeTrialInfo: { status: 'NOT_AVAILABLE' },
  } satisfies appInstances.BillingInfo;

  return {
    free: seeded(
      { instanceId: 'f4ee0000-1a2b-4c3d-8e4f-000000000001' },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000001',
        ownerEmail: 'studio@example.com',
        siteDisplayName: 'Field Notes Studio',
        description: 'Illustration and lettering, made slowly.',
      },
    ),
    premium: seeded(
      {
        instanceId: '94e10000-1a2b-4c3d-8e4f-000000000002',
        billing: { ...proPlan, source: 'WELCOME20' },
      },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000002',
        ownerEmail: 'owner@example.com',
        siteDisplayName: 'Harbour Street Bakery',
        url: 'https://www.harbourstreetbakery.example',
        description: 'Sourdough, pastries and good coffee by the harbour.',
      },
    ),
    trial: seeded(
      {
        instanceId: '74a10000-1a2b-4c3d-8e4f-000000000003',
        billing: {
          ...proPlan,
          timeStamp: inDays(-4).toISOString(),
          expirationDate: inDays(10).toISOString(),
          invoiceId: '1032985117',
          freeTrialInfo: { status: 'IN_PROGRESS' },
        },
      },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000003',
        ownerEmail: 'cycling@example.com',
        siteDisplayName: 'Weekend Cycling Club',
        url: 'https://www.weekend-cycling.example',
        description: 'Weekend rides for every pace.',
      },
    ),
    trialEnded: seeded(
      {
        instanceId: '74a1e000-1a2b-4c3d-8e4f-000000000004',
        billing: {
          ...proPlan,
          timeStamp: inDays(-30).toISOString(),
          expirationDate: inDays(335).toISOString(),
          invoiceId: '1032985119',
          freeTrialInfo: { status: 'ENDED', endDate: inDays(-16) },
        },
      },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000004',
        ownerEmail: 'interiors@example.com',
        siteDisplayName: 'Northlight Interiors',
        url: 'https://www.northlight-interiors.example',
        description: 'Rooms that feel like you.',
      },
    ),
    cancelled: seeded(
      {
        instanceId: 'ca4ce000-1a2b-4c3d-8e4f-000000000005',
        billing: {
          ...proPlan,
          timeStamp: inDays(-340).toISOString(),
          expirationDate: inDays(25).toISOString(),
          autoRenewing: false,
          invoiceId: '1032985118',
        },
      },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000005',
        ownerEmail: 'piano@example.com',
        siteDisplayName: 'Riverside Piano School',
        url: 'https://www.riverside-piano.example',
        description: 'Lessons for beginners and returning players.',
      },
    ),
    multilingual: seeded(
      {
        instanceId: '3171a000-1a2b-4c3d-8e4f-000000000006',
        billing: { ...proPlan, billingCycle: 'MONTHLY', expirationDate: null },
      },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000006',
        ownerEmail: 'maison@example.com',
        siteDisplayName: 'Maison des Alpes',
        url: 'https://www.maison-des-alpes.example',
        description: 'Chambres d’hôtes au cœur des Alpes.',
        locale: 'fr',
        paymentCurrency: 'EUR',
        multilingual: {
          isMultiLingual: true,
          supportedLanguages: [
            language('fr', 'FR', 'FRA', true),
            language('en', 'GB', 'GBR', false),
            language('de', 'DE', 'DEU', false),
          ],
        },
      },
    ),
    cloned: seeded(
      {
        instanceId: 'c104ed00-1a2b-4c3d-8e4f-000000000007',
        originInstanceId: '94e10000-1a2b-4c3d-8e4f-000000000002',
        copiedFromTemplate: true,
      },
      {
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000007',
        ownerEmail: 'owner@example.com',
        siteDisplayName: 'Copy of Harbour Street Bakery',
        description: 'Sourdough, pastries and good coffee by the harbour.',
      },
    ),
    removed: {
      ...seeded(
        { instanceId: '4e340000-1a2b-4c3d-8e4f-000000000008' },
        {
          siteId: '51fe0000-1a2b-4c3d-8e4f-000000000008',
          ownerEmail: 'photography@example.com',
          siteDisplayName: 'Daylight Photography',
          url: 'https://www.daylight-photography.example',
          description: 'Portraits and weddings.',
        },
      ),
      installed: false,
    },
  };
}

/** Adds the common fields. An instance with a plan is not free, and has no trial left. */
function seeded(
  instance: AppInstance['instance'],
  site: AppInstance['site'] & { ownerEmail: string },
): AppInstance {
  const hasNoPlan = instance.billing === undefined;
  return {
    installed: true,
    instance: { ...base.instance, isFree: hasNoPlan, freeTrialAvailable: hasNoPlan, ...instance },
    site: {
      ...base.site,
      ownerInfo: { email: site.ownerEmail, emailStatus: 'VERIFIED_OPT_IN' },
      ...site,
    },
  };
}

function language(languageCode: string, country: string, countryCode: string, primary: boolean) {
  return {
    languageCode,
    locale: { languageCode, country },
    countryCode,
    isPrimary: primary,
    isVisitorPrimary: primary,
    resolutionMethod: 'SUBDIRECTORY',
  } satisfies appInstances.SupportedLanguage;
}
