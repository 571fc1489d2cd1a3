import { AppStrategy, createClient } from '@wix/sdk';
import { describeFailedEvent, type Installations, isInstalled } from 'example-installations';
import express, { type RequestHandler } from 'express';
import { forgetInstance } from '../../../src/backend/instance-cache.ts';
import type { Config } from './config.ts';
import { sendError } from './errors.ts';
import type { FetchInstance } from './get-instance.ts';

/**
 * Receives the events about the app's instances, which Wix signs. An event clears what is cached of
 * its instance. Then it stores the instance's plan, or deletes the record of an instance that is
 * gone. A body that Wix has not signed is answered with 401. If anything else fails, the answer is
 * 500, and Wix sends the event again.
 * @see https://dev.wix.com/docs/build-apps/develop-your-app/frameworks/self-hosting/webhooks/handle-events-with-webhooks-for-self-hosting-using-the-java-script-sdk
 */
export function webhooks(
  config: Config,
  installations: Installations,
  fetchInstance: FetchInstance,
): RequestHandler[] {
  const { clientId, publicKey } = config;
  const client = createClient({ auth: AppStrategy({ appId: clientId, publicKey }) });

  const handle = async ({ eventType, instanceId }: Event): Promise<void> => {
    await forgetInstance({ metadata: { instanceId } });
    // Events may come late and out of order, so Wix is asked for the current state.
    const askedAt = new Date();
    if (eventType === 'AppRemoved' && !(await isInstalled(config, instanceId))) {
      await installations.forget(instanceId);
      return;
    }
    // After a removal, too: the app was installed again.
    const answer = await fetchInstance(instanceId);
    await installations.notePlan(instanceId, planOf(answer), askedAt);
  };

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
      try {
        await handle(event);
        response.json({});
      } catch (error) {
        const requestId = sendError(response, 500, 'INTERNAL', 'The server failed.');
        console.error(`Request ${requestId} failed. ${describeFailedEvent(event, error)}`);
      }
    },
  ];
}

/** What an event says that Wix has signed. */
interface Event {
  readonly eventType: string;
  readonly instanceId: string;
}

/** A plan that has ended may still have its name. */
function planOf({ instance }: Awaited<ReturnType<FetchInstance>>): string | null {
  return instance?.isFree ? null : (instance?.billing?.packageName ?? null);
}
