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

describe('what a visitor sees of an instance', () => {
  test('is the allow-list, in the SDK’s own names', () => {
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

  test('has no field that only a later SDK knows', () => {
    const later = { ...instance, billing: { ...instance.billing, creditCard: 'private-card' } };
    expect(
      JSON.stringify(toPublicInstance({ ...later, apiKey: 'private-key' } as typeof later)),
    ).not.toContain('private');
  });

  test('is empty where Wix tells nothing', () => {
    expect(toPublicInstance({})).toStrictEqual({});
  });
});

describe('what a visitor sees of a site', () => {
  test('is the allow-list, in the SDK’s own names', () => {
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

  test('has nothing private', () => {
    expect(JSON.stringify(toPublicSite(site))).not.toContain('private');
  });
});
