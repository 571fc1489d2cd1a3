import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { describeFailedEvent, isInstalled } from 'example-installations';
import { withInstallations } from './database';

/** The part of an event about an instance that Wix has signed. */
interface InstanceEvent {
  metadata: { instanceId?: string | null };
}

type Handler = (event: InstanceEvent) => Promise<void>;

/** How long Wix may take to return an instance, in milliseconds. Wix's SDK has no limit. */
const TIMEOUT_MS = 10_000;

/** In an event's handler it asks for the instance that the event is about. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/**
 * Creates a handler that stores the plan that the event's instance has now. If anything fails, the
 * handler throws, and Wix sends the event again.
 * @param eventType For the log: the SDK does not pass it to a handler.
 */
export function notePlan(eventType: string): Handler {
  return logFailures(eventType, noteCurrentPlan);
}

/**
 * Creates a handler that deletes the record of an instance that is gone. The event may come late: if
 * the app was installed again since, the handler stores its plan. An outage of Wix deletes nothing.
 * @param eventType As for {@link notePlan}.
 */
export function forgetInstallation(eventType: string): Handler {
  return logFailures(eventType, async (instanceId) => {
    if (await isInstalled(credentials(), instanceId)) await noteCurrentPlan(instanceId);
    else await withInstallations((installations) => installations.forget(instanceId));
  });
}

async function noteCurrentPlan(instanceId: string): Promise<void> {
  // Before Wix is asked: of two events at once the one that asked later knows better.
  const at = new Date();
  const plan = await askPlan();
  await withInstallations((installations) => installations.notePlan(instanceId, plan, at));
}

/** Asks Wix for the plan: the name of its package, or nothing on the free plan. */
async function askPlan(): Promise<string | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Wix did not answer in time.')));
  });
  const { instance } = await Promise.race([getAppInstance(), late]);
  // A plan that has ended may still have its name.
  return instance?.isFree ? null : (instance?.billing?.packageName ?? null);
}

/** As Wix's own code in an event extension gets them: the ID from the build, the secret at run time. */
function credentials() {
  const clientId: string | undefined = import.meta.env.WIX_CLIENT_ID;
  const clientSecret = process.env.WIX_CLIENT_SECRET;
  if (!clientId) throw new Error('WIX_CLIENT_ID was missing when the app was built.');
  if (!clientSecret) throw new Error('WIX_CLIENT_SECRET is missing.');
  return { clientId, clientSecret };
}

/** In production, an error of a handler becomes a 500 without a line in the log. */
function logFailures(eventType: string, handle: (instanceId: string) => Promise<void>): Handler {
  return async ({ metadata: { instanceId } }) => {
    try {
      if (!instanceId) throw new Error('The event names no instance.');
      await handle(instanceId);
    } catch (error) {
      console.error(describeFailedEvent({ eventType, instanceId }, error));
      throw error;
    }
  };
}
