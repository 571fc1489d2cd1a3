import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { withInstallations } from './database';

/** What Wix has signed of an event about an installation. */
interface InstanceEvent {
  metadata: { instanceId?: string | null };
}

/** In an event's handler it asks for the installation that the event is about. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/**
 * Notes the plan that an installation has now.
 * @throws {Error} If anything fails: Wix sends the event again then, so nothing is lost.
 */
export async function notePlan(event: InstanceEvent): Promise<void> {
  const instanceId = instanceIdOf(event);
  // Before Wix is asked: of two events at once the one that asked later knows better.
  const at = new Date();
  const plan = await askPlan();
  await withInstallations((installations) => installations.notePlan(instanceId, plan, at));
}

/**
 * Deletes what the app has noted of an installation that is gone.
 * @throws {Error} As {@link notePlan} does.
 */
export async function forgetInstallation(event: InstanceEvent): Promise<void> {
  const instanceId = instanceIdOf(event);
  const at = new Date();
  // The event may come late. Wix answers only if the app has been installed again since.
  const plan = await askPlan().catch(() => undefined);
  await withInstallations((installations) =>
    plan === undefined
      ? installations.forget(instanceId)
      : installations.notePlan(instanceId, plan, at),
  );
}

/** Asks Wix for the plan: the name of its package, or nothing on the free plan. */
async function askPlan(): Promise<string | null> {
  const { instance } = await getAppInstance();
  // A plan that has ended may still have its name.
  return instance?.isFree ? null : (instance?.billing?.packageName ?? null);
}

function instanceIdOf({ metadata: { instanceId } }: InstanceEvent): string {
  if (!instanceId) throw new Error('The event names no installation.');
  return instanceId;
}
