import { AppStrategy, createClient } from '@wix/sdk';
import type { Installations } from 'example-installations';
import express, { type RequestHandler } from 'express';
import { forgetInstance } from '../../../src/backend/instance-cache.ts';
import type { Config } from './config.ts';
import type { FetchInstance } from './get-instance.ts';

/**
 * Takes the events of the app's installations, which Wix signs: what is kept of the installation is
 * dropped, and its plan noted as it is now. If anything fails the answer is a 500, and Wix sends the
 * event again.
 * @see https://dev.wix.com/docs/build-apps/develop-your-app/frameworks/self-hosting/webhooks/handle-events-with-webhooks-for-self-hosting-using-the-java-script-sdk
 */
export function webhooks(
  { clientId, publicKey }: Config,
  installations: Installations,
  fetchInstance: FetchInstance,
): RequestHandler[] {
  const client = createClient({ auth: AppStrategy({ appId: clientId, publicKey }) });
  return [
    express.text({ type: () => true, limit: '100kb' }),
    async (request, response) => {
      const { eventType, instanceId } = await client.webhooks.process(String(request.body));
      forgetInstance({ metadata: { instanceId } });
      if (eventType === 'AppRemoved') {
        await installations.forget(instanceId);
      } else {
        // Events may come late and out of order, so Wix is asked how it is.
        const askedAt = new Date();
        const { instance } = await fetchInstance(instanceId);
        await installations.notePlan(instanceId, instance?.billing?.packageName ?? null, askedAt);
      }
      response.json({});
    },
  ];
}
