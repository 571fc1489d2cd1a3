import * as siteProperties from '@wix/auto_sdk_business-tools_site-properties';
import { beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { type SdkCaller, sdkOf } from './sdk.harness.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
beforeEach(() => emulator.reset());

const sdk = (caller?: SdkCaller) => sdkOf(emulator, { siteProperties }, caller).siteProperties;

test('getSiteProperties() returns the properties of the instance', async () => {
  expect(await sdk({ on: 'multilingual' }).getSiteProperties()).toEqual({
    version: '1',
    properties: {
      locale: { languageCode: 'fr', country: 'FR' },
      language: 'fr',
      paymentCurrency: 'EUR',
      siteDisplayName: 'Maison des Alpes',
      businessName: 'Maison des Alpes',
      description: 'Chambres d’hôtes au cœur des Alpes.',
      email: 'maison@example.com',
      multilingual: {
        supportedLanguages: expect.arrayContaining([
          expect.objectContaining({ languageCode: 'de', resolutionMethod: 'SUBDIRECTORY' }),
        ]),
      },
    },
  });
  expect(emulator.requests[0]?.tag).toBe('partial');
});

test('getSiteProperties() returns only the fields that the request names', async () => {
  const fields = ['paymentCurrency', 'locale.languageCode'];
  expect(await sdk({ as: 'USER' }).getSiteProperties({ fields })).toMatchObject({
    properties: { paymentCurrency: 'USD', locale: { languageCode: 'en' } },
  });
  const { properties } = await sdk().getSiteProperties({ fields: ['paymentCurrency'] });
  expect(properties).toEqual({ paymentCurrency: 'USD' });
});

test('getSiteProperties() returns the current name of a changed instance', async () => {
  emulator.update('premium', (one) => ({
    ...one,
    site: { ...one.site, siteDisplayName: 'New name', locale: 'pt-BR' },
  }));
  expect(await sdk().getSiteProperties()).toMatchObject({
    properties: { businessName: 'New name', locale: { languageCode: 'pt', country: 'BR' } },
  });
});

test('getSiteProperties() rejects for a visitor and a member', async () => {
  for (const as of ['VISITOR', 'MEMBER'] as const) {
    await expect(sdk({ as }).getSiteProperties()).rejects.toMatchObject({
      details: { applicationError: { code: 'PERMISSION_DENIED' } },
    });
  }
});
