import { AppStrategy, createClient } from '@wix/sdk';
import type { Installations } from 'example-installations';
import express, { type RequestHandler } from 'express';
import { forgetInstance } from '../../../src/backend/instance-cache.ts';
import type { Config } from './config.ts';
import { sendError } from './errors.ts';
import type { FetchInstance } from './get-instance.ts';

/**
 * Takes the events of the app's installations, which Wix signs: what is kept of the installation is
 * dropped, and its plan noted as it is now. What Wix has not signed is answered 401; if anything else
 * fails the answer is a 500, and Wix sends the event again.
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
      const event = await client.webhooks.process(String(request.body)).catch(() => undefined);
      if (!event) {
        const requestId = sendError(response, 401, 'UNAUTHENTICATED', 'Wix has not signed this.');
        console.warn(
          `Request ${requestId} refused: WIX_CLIENT_PUBLIC_KEY has not signed its body.`,
        );
        return;
      }
      const { eventType, instanceId } = event;
      forgetInstance({ metadata: { instanceId } });
      // Events may come late and out of order, so Wix is asked how it is.
      const askedAt = new Date();
      const answer = await fetchInstance(instanceId).catch((error: unknown) => {
        // Wix has no answer for an app that is gone. One that was installed again since is kept.
        if (eventType === 'AppRemoved') return undefined;
        throw error;
      });
      if (answer) await installations.notePlan(instanceId, planOf(answer), askedAt);
      else await installations.forget(instanceId);
      response.json({});
    },
  ];
}

/** A plan that has ended may still have its name. */
function planOf({ instance }: Awaited<ReturnType<FetchInstance>>): string | null {
  return instance?.isFree ? null : (instance?.billing?.packageName ?? null);
}
