import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp, startDevApp } from '../support/start-app.js';

captureLog();

let app: RunningApp;

beforeAll(async () => {
  app = await startDevApp(APP_ROOT);
});
afterAll(() => app?.close());
beforeEach(() => app.reset());

describe('the app in `astro dev`', () => {
  test('getInstance() returns the same public data in `astro dev` as in production', async () => {
    const { instance, site } = app.emulator.instances.premium;
    const answer = await app.call('backend/instance/getInstance');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        instanceId: instance.instanceId,
        instance: { isFree: false },
        site: { siteDisplayName: site.siteDisplayName },
      },
    });
    expect(answer.text).not.toContain(site.ownerInfo?.email);
  });

  test.each([
    ['visitor', 403, 'FORBIDDEN'],
    ['expired', 401, 'UNAUTHENTICATED'],
    [null, 401, 'UNAUTHENTICATED'],
  ] as const)(
    'getInstanceDetails() in `astro dev` refuses the caller %s with %i',
    async (as, status, code) => {
      const answer = await app.call('backend/instance/getInstanceDetails', { as });
      expect(answer).toMatchObject({ status, body: { error: { code } } });
    },
  );

  test('`astro dev` answers a preflight from any origin without a request to Wix', async () => {
    const init = {
      method: 'OPTIONS',
      headers: {
        origin: 'https://a-customer.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    };
    const answer = await app.call('backend/instance/getInstance', { as: null, init });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(app.callsToWix()).toEqual([]);
  });

  test('every dev server of `astro dev` serves stubs in place of web modules', async () => {
    const manifest = await (await fetch(`${app.url}/_wix/app-manifest.json`)).text();
    const [, base] = manifest.match(/(\/_wix_proxy\/[^/"]*custom-elements\/)/) ?? [];
    expect(base).toBeDefined();
    for (const path of ['/', base]) {
      const module = await (await fetch(`${app.url}${path}src/backend/instance.web.ts`)).text();
      expect(module).toContain('backend/instance/getInstance');
      expect(module).not.toContain('elevate');
      const raw = await (await fetch(`${app.url}${path}src/backend/instance.web.ts?raw`)).text();
      expect(raw).not.toContain('elevate');
    }
  });

  test.each([
    [1024 * 1024, 200],
    [1024 * 1024 + 1, 413],
  ])(
    '`astro dev` answers a call with a body of %i bytes with %i, as the default limit is 1 MiB',
    async (bytes, status) => {
      const init = { body: `["${'x'.repeat(bytes - 4)}"]` };
      const answer = await app.call('backend/instance/getInstance', { init });
      expect(answer.status).toBe(status);
    },
  );

  test('`astro dev` does not serve a server-only file to a browser', async () => {
    const answer = await fetch(`${app.url}/src/backend/public-instance.ts`);
    const text = await answer.text();
    expect(answer.ok).toBe(false);
    expect(text).not.toContain('toPublicBilling');
  });
});
