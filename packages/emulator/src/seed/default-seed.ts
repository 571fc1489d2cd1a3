import type { appInstances } from '@wix/app-management';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { SeededCaller } from '../model/seed.js';
import { type CallerKey, callers } from './callers.js';

/** The seed of an emulator that is given no other. */
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
    isFree: true,
    permissions: ['SCOPE.DC-APPS.MANAGE-APP-INSTANCE', 'SCOPE.DC.SITE-OWNER-EMAIL-READ'],
    availablePlans: [
      { packageName: 'Basic', source: 'bundle' },
      { packageName: 'Pro', source: 'bundle' },
    ],
    isOriginSiteTemplate: false,
    copiedFromTemplate: false,
    freeTrialAvailable: true,
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
 * The data that every emulator starts with: fixed ids, and dates relative to its clock.
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
    source: 'WELCOME20',
    freeTrialInfo: { status: 'NOT_AVAILABLE' },
  } satisfies appInstances.BillingInfo;

  return {
    free: {
      installed: true,
      instance: { ...base.instance, instanceId: 'f4ee0000-1a2b-4c3d-8e4f-000000000001' },
      site: {
        ...base.site,
        ...owner('studio@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000001',
        siteDisplayName: 'Field Notes Studio',
        description: 'Illustration and lettering, made slowly.',
      },
    },
    premium: {
      installed: true,
      instance: {
        ...base.instance,
        instanceId: '94e10000-1a2b-4c3d-8e4f-000000000002',
        isFree: false,
        billing: proPlan,
        freeTrialAvailable: false,
      },
      site: {
        ...base.site,
        ...owner('owner@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000002',
        siteDisplayName: 'Harbour Street Bakery',
        url: 'https://www.harbourstreetbakery.example',
        description: 'Sourdough, pastries and good coffee by the harbour.',
      },
    },
    trial: {
      installed: true,
      instance: {
        ...base.instance,
        instanceId: '74a10000-1a2b-4c3d-8e4f-000000000003',
        isFree: false,
        billing: {
          ...proPlan,
          timeStamp: inDays(-4).toISOString(),
          expirationDate: inDays(10).toISOString(),
          invoiceId: '1032985117',
          source: '',
          freeTrialInfo: { status: 'IN_PROGRESS' },
        },
        freeTrialAvailable: false,
      },
      site: {
        ...base.site,
        ...owner('cycling@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000003',
        siteDisplayName: 'Weekend Cycling Club',
        url: 'https://www.weekend-cycling.example',
        description: 'Weekend rides for every pace.',
      },
    },
    trialEnded: {
      installed: true,
      instance: {
        ...base.instance,
        instanceId: '74a1e000-1a2b-4c3d-8e4f-000000000004',
        isFree: false,
        billing: {
          ...proPlan,
          timeStamp: inDays(-30).toISOString(),
          expirationDate: inDays(335).toISOString(),
          invoiceId: '1032985119',
          source: '',
          freeTrialInfo: { status: 'ENDED', endDate: inDays(-16) },
        },
        freeTrialAvailable: false,
      },
      site: {
        ...base.site,
        ...owner('interiors@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000004',
        siteDisplayName: 'Northlight Interiors',
        url: 'https://www.northlight-interiors.example',
        description: 'Rooms that feel like you.',
      },
    },
    cancelled: {
      installed: true,
      instance: {
        ...base.instance,
        instanceId: 'ca4ce000-1a2b-4c3d-8e4f-000000000005',
        isFree: false,
        billing: {
          ...proPlan,
          timeStamp: inDays(-340).toISOString(),
          expirationDate: inDays(25).toISOString(),
          autoRenewing: false,
          invoiceId: '1032985118',
          source: '',
        },
        freeTrialAvailable: false,
      },
      site: {
        ...base.site,
        ...owner('piano@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000005',
        siteDisplayName: 'Riverside Piano School',
        url: 'https://www.riverside-piano.example',
        description: 'Lessons for beginners and returning players.',
      },
    },
    multilingual: {
      installed: true,
      instance: {
        ...base.instance,
        instanceId: '3171a000-1a2b-4c3d-8e4f-000000000006',
        isFree: false,
        billing: { ...proPlan, billingCycle: 'MONTHLY', expirationDate: null, source: '' },
        freeTrialAvailable: false,
      },
      site: {
        ...base.site,
        ...owner('maison@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000006',
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
    },
    cloned: {
      installed: true,
      instance: {
        ...base.instance,
        instanceId: 'c104ed00-1a2b-4c3d-8e4f-000000000007',
        originInstanceId: '94e10000-1a2b-4c3d-8e4f-000000000002',
        copiedFromTemplate: true,
      },
      site: {
        ...base.site,
        ...owner('owner@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000007',
        siteDisplayName: 'Copy of Harbour Street Bakery',
        description: 'Sourdough, pastries and good coffee by the harbour.',
      },
    },
    removed: {
      installed: false,
      instance: { ...base.instance, instanceId: '4e340000-1a2b-4c3d-8e4f-000000000008' },
      site: {
        ...base.site,
        ...owner('photography@example.com'),
        siteId: '51fe0000-1a2b-4c3d-8e4f-000000000008',
        siteDisplayName: 'Daylight Photography',
        url: 'https://www.daylight-photography.example',
        description: 'Portraits and weddings.',
      },
    },
  };
}

function owner(email: string) {
  return { ownerEmail: email, ownerInfo: { email, emailStatus: 'VERIFIED_OPT_IN' } };
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
