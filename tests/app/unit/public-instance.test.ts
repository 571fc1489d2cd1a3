import type { appInstances } from '@wix/app-management';
import { describe, expect, test } from 'vitest';
import { toPublicInstance, toPublicSite } from '../../../src/backend/public-instance';

const instance: appInstances.AppInstance = {
  instanceId: 'id',
  appName: 'App',
  isFree: false,
  permissions: ['private-permission'],
  originInstanceId: 'private-origin',
  isOriginSiteTemplate: true,
  availablePlans: [{ packageName: 'Pro', source: 'private-source' }],
  billing: {
    packageName: 'Pro',
    billingCycle: 'YEARLY',
    invoiceId: 'private-invoice',
    source: 'private-coupon',
    freeTrialInfo: { status: 'ENDED', endDate: new Date(0) },
  },
};

const site: appInstances.SiteInfo = {
  siteId: 'site',
  siteDisplayName: 'Site',
  locale: 'en',
  ownerEmail: 'private@example.com',
  ownerInfo: { email: 'private@example.com', emailStatus: 'VERIFIED_OPT_IN' },
  installedWixApps: ['private-app'],
  siteUserType: 'private-type',
  multilingual: {
    isMultiLingual: true,
    supportedLanguages: [{ languageCode: 'en', isPrimary: true, resolutionMethod: 'SUBDOMAIN' }],
  },
};

describe('toPublicInstance()', () => {
  test('toPublicInstance() returns the fields of the allow-list under the SDK’s names', () => {
    expect(toPublicInstance(instance)).toStrictEqual({
      instanceId: 'id',
      appName: 'App',
      isFree: false,
      availablePlans: [{ packageName: 'Pro' }],
      billing: {
        packageName: 'Pro',
        billingCycle: 'YEARLY',
        freeTrialInfo: { status: 'ENDED', endDate: new Date(0) },
      },
    });
  });

  test('toPublicInstance() drops fields that only a later SDK knows', () => {
    const later = { ...instance, billing: { ...instance.billing, creditCard: 'private-card' } };
    expect(
      JSON.stringify(toPublicInstance({ ...later, apiKey: 'private-key' } as typeof later)),
    ).not.toContain('private');
  });

  test('toPublicInstance() returns an empty object if Wix returns no data', () => {
    expect(toPublicInstance({})).toStrictEqual({});
  });
});

describe('toPublicSite()', () => {
  test('toPublicSite() returns the fields of the allow-list under the SDK’s names', () => {
    expect(toPublicSite(site)).toStrictEqual({
      siteId: 'site',
      siteDisplayName: 'Site',
      locale: 'en',
      multilingual: {
        isMultiLingual: true,
        supportedLanguages: [{ languageCode: 'en', isPrimary: true }],
      },
    });
  });

  test('toPublicSite() returns nothing private', () => {
    expect(JSON.stringify(toPublicSite(site))).not.toContain('private');
  });
});
