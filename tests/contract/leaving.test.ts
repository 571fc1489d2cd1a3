import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { captureLog } from '../support/capture-log.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startApp, startDevApp } from '../support/start-app.js';

captureLog();

const files = {
  'src/extensions.ts': `
import { app } from '@wix/astro/builders';
export default app();`,
  'src/backend/worker.ts': `
import { AsyncLocalStorage } from 'node:async_hooks';
export const worker = new AsyncLocalStorage();`,
  'src/middleware.ts': `
import { defineMiddleware } from 'astro:middleware';
import { worker } from './backend/worker';
export const onRequest = defineMiddleware(({ locals }, next) => worker.run(locals.runtime?.ctx, next));`,
  'src/backend/steps.web.ts': `
import { Permissions, webMethod } from '@wix/web-methods';
import { worker } from './worker';

async function twoSteps() {
  try {
    await fetch('https://www.wixapis.com/test/first');
  } finally {
    await fetch('https://www.wixapis.com/test/last');
  }
}
export const abandoned = webMethod(Permissions.Anyone, twoSteps);
export const completed = webMethod(Permissions.Anyone, async () => {
  const done = twoSteps();
  worker.getStore()?.waitUntil(done);
  await done;
});
export const nothing = webMethod(Permissions.Anyone, () => {});`,
};

/**
 * Calls a method, and leaves while it waits for its first request, which is then answered.
 * @returns Whether the method has sent its last request.
 */
async function leaveDuring(app: RunningApp, method: string): Promise<() => boolean> {
  const signals = new EventTarget();
  const started = once(signals, 'started');
  const released = once(signals, 'released');
  let isLastSent = false;
  app.faults.set('/test/first', async () => {
    signals.dispatchEvent(new Event('started'));
    await released;
    return new Response();
  });
  app.faults.set('/test/last', () => {
    isLastSent = true;
    return new Response();
  });
  const leaving = new AbortController();
  const called = fetch(new URL(`/api/web-methods/backend/steps/${method}`, app.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: app.token('visitor') },
    body: '[]',
    signal: leaving.signal,
  });
  await started;
  leaving.abort();
  await expect(called).rejects.toThrow();
  // Other calls, so that the server has noticed before the method can go on.
  for (let calls = 0; calls < 20; calls += 1) await app.call('backend/steps/nothing');
  signals.dispatchEvent(new Event('released'));
  return () => isLastSent;
}

describe.each([true, false])('methods whose caller leaves, with monitoring: %s', (monitoring) => {
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

    test(`work in waitUntil() completes after the caller leaves (${runtime}, monitoring: ${monitoring})`, async () => {
      const isLastSent = await leaveDuring(app, 'completed');
      await expect.poll(isLastSent).toBe(true);
    });

    test(`a method whose caller leaves stops only in workerd without monitoring (${runtime}, monitoring: ${monitoring})`, async () => {
      const isLastSent = await leaveDuring(app, 'abandoned');
      const isStopped = start === startApp && !monitoring;
      if (!isStopped) await expect.poll(isLastSent).toBe(true);
      for (let calls = 0; calls < 20; calls += 1) await app.call('backend/steps/nothing');
      expect(isLastSent()).toBe(!isStopped);
    });
  });
});
