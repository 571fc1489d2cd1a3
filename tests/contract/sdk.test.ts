import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { captureLog } from '../support/capture-log.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startApp, startDevApp } from '../support/start-app.js';

// What the SDK offers in a method: its context is ours, and works as Wix's does.
captureLog();

const files = {
  'src/backend/demo.web.ts': `
import { auth, httpClient, monitoring } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { askCaller } from 'asks-caller';

const INSTANCE = 'https://www.wixapis.com/apps/v1/instance';

export const fetched = webMethod(Permissions.Anyone, async () => {
  const asCaller = await httpClient.fetchWithAuth(INSTANCE);
  const asApp = await auth.elevate(httpClient.fetchWithAuth)(INSTANCE);
  return { asCaller: asCaller.status, asApp: (await asApp.json()).instance.instanceId };
});
export const tokenInfo = webMethod(Permissions.Anyone, () => auth.getTokenInfo());
export const report = webMethod(Permissions.Anyone, () => {
  monitoring.getMonitoringClient().captureException(new Error('reported-by-a-method'));
});
export const callerInPackage = webMethod(Permissions.Anyone, () => askCaller());`,
  'node_modules/asks-caller/package.json': `
{ "name": "asks-caller", "version": "1.0.0", "type": "module", "exports": "./index.js" }`,
  'node_modules/asks-caller/index.js': `
import { getCaller } from 'wix-astro-web-methods/server';
export const askCaller = () => getCaller();`,
  'src/removed.ts': `
import { appInstances } from '@wix/app-management';
import { invalidate } from 'wix-astro-web-methods/server';
export default appInstances.onAppInstanceRemoved(async (event) => {
  await invalidate({ instanceId: event.metadata.instanceId });
});`,
  'src/extensions.ts': `
import { app, extensions } from '@wix/astro/builders';
export default app()
  .use(
    extensions.event({
      id: '2c9d3a00-0000-4000-8000-000000000002',
      source: './removed.ts',
    }),
  );`,
};

/** What the app has asked of Wix. */
function requested(app: RunningApp): (string | undefined)[] {
  return app.emulator.requests.map(({ operation }) => operation);
}

describe.each([true, false])('the SDK in a method, with monitoring: %s', (monitoring) => {
  let small: SmallApp;

  beforeAll(async () => {
    const integrations = `webMethods(wix(), { monitoring: ${monitoring} })`;
    small = await createSmallApp({ integrations, files });
    await buildFixture(small.root);
  });
  afterAll(() => small.remove());

  describe.each([
    ['the production worker', startApp],
    ['astro dev', startDevApp],
  ])('on %s', (runtime, start) => {
    let app: RunningApp;

    beforeAll(async () => {
      app = await start(small.root);
    });
    afterAll(() => app?.close());

    test(`fetchWithAuth() acts as the caller, or as the app if elevated (${runtime}, monitoring: ${monitoring})`, async () => {
      const { instanceId } = app.emulator.instances.premium.instance;
      const answer = await app.call('backend/demo/fetched');
      expect(answer).toMatchObject({ status: 200, body: { asCaller: 403, asApp: instanceId } });
    });

    test(`getTokenInfo() describes the caller’s token (${runtime}, monitoring: ${monitoring})`, async () => {
      const { instanceId } = app.emulator.instances.free.instance;
      const answer = await app.call('backend/demo/tokenInfo', { as: 'owner', instance: 'free' });
      expect(answer).toMatchObject({ status: 200, body: { subjectType: 'USER', instanceId } });
    });

    test(`getCaller() works inside an npm package (${runtime}, monitoring: ${monitoring})`, async () => {
      const { instanceId } = app.emulator.instances.premium.instance;
      const answer = await app.call('backend/demo/callerInPackage', { as: 'member' });
      expect(answer).toMatchObject({ status: 200, body: { subjectType: 'MEMBER', instanceId } });
    });

    test(`a removal event clears the cached app token (${runtime}, monitoring: ${monitoring})`, async () => {
      const token = app.token('visitor');
      const granted = async () => {
        app.emulator.clearRequests();
        expect(await app.call('backend/demo/fetched', { token })).toMatchObject({ status: 200 });
        return requested(app).includes('client-credentials');
      };
      await granted();
      expect(await granted()).toBe(false);
      const event = { type: 'AppRemoved', data: {} } as const;
      const deliveries = await app.emulator.events.send('premium', event);
      expect(deliveries).toMatchObject([{ state: 'delivered' }]);
      expect(await granted()).toBe(true);
    });

    test(`a method can report an exception to Wix’s monitoring (${runtime}, monitoring: ${monitoring})`, async () => {
      app.reset();
      expect((await app.call('backend/demo/report')).status).toBe(204);
      const paths = () => app.emulator.requests.map(({ url }) => new URL(url).pathname);
      await expect.poll(paths).toContain('/otel-collector/v1/logs');
      // The trace of a call is the monitoring's own, which Wix does not have in development.
      const isTraced = monitoring && start === startApp;
      if (isTraced) await expect.poll(paths).toContain('/otel-collector/v1/traces');
      else expect(paths()).not.toContain('/otel-collector/v1/traces');
    });
  });
});
