import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { captureLog } from '../support/capture-log.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startApp, startDevApp } from '../support/start-app.js';

captureLog();

const files = {
  'src/backend/demo.web.ts': `
import { appInstances } from '@wix/app-management';
import { auth, i18n } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
export const language = webMethod(Permissions.Anyone, (...args: string[]) => [i18n.getLanguage(), ...args]);
export const spoken = webMethod(Permissions.Anyone, async () => {
  const { instance } = await auth.elevate(appInstances.getAppInstance)();
  return [i18n.getLanguage(), instance?.instanceId];
});`,
  'src/pages/api/spoken.ts': `
import { endpoint } from 'wix-astro-web-methods/server';
import { spoken } from '../../backend/demo.web';
export const GET = endpoint(spoken);`,
  'src/widget.ts': `
import { language } from './backend/demo.web';
export default class extends HTMLElement { connectedCallback() { language(); } }`,
};

/** A site in English, Hebrew and German, each language in another part of the address. */
const properties = {
  language: 'en',
  locale: { languageCode: 'en', country: 'US' },
  multilingual: {
    supportedLanguages: [
      ['en', 'US', 'QUERY_PARAM', true],
      ['he', 'IL', 'QUERY_PARAM', false],
      ['de', 'DE', 'SUBDIRECTORY', false],
    ].map(([languageCode, country, resolutionMethod, isPrimary]) => ({
      languageCode,
      locale: { languageCode, country },
      resolutionMethod,
      isPrimary,
    })),
  },
};

let small: SmallApp;

beforeAll(async () => {
  small = await createSmallApp({ integrations: 'webMethods(wix({ essentials: true }))', files });
  await buildFixture(small.root);
});
afterAll(() => small.remove());

describe.each([
  ['the production worker', startApp],
  ['astro dev', startDevApp],
])('Wix’s localization on %s', (runtime, start) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await start(small.root);
    const path = '/assets/scripts/v1/site-scripts/metadata';
    app.faults.set(path, () => Response.json({ properties }));
  });
  afterAll(() => app?.close());

  test(`a method sees the caller’s language, and gets its arguments, on ${runtime}`, async () => {
    const id = 'backend/demo/language';
    expect(await app.call(id, { args: ['a'] })).toMatchObject({ status: 200, body: ['en', 'a'] });
    const german = await app.call(`${id}?lang=he`, { args: ['a'] });
    expect(german).toMatchObject({ status: 200, body: ['he', 'a'] });
    const init = { headers: { cookie: 'wixLanguage=de' } };
    expect(await app.call(id, { init })).toMatchObject({ status: 200, body: ['de'] });
  });

  test.each([
    ['/api/spoken', 'en'],
    ['/api/spoken?lang=he', 'he'],
    ['/de/api/spoken', 'de'],
  ])(`an endpoint at %s sees the language "%s" on ${runtime}`, async (path, language) => {
    const { instanceId } = app.emulator.instances.premium.instance;
    const headers = { authorization: app.token('visitor') };
    const answer = await fetch(new URL(path, app.url), { headers });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual([language, instanceId]);
  });
});
