import { invalidate } from 'wix-astro-web-methods/server';

const TAG = 'instance';

/** How the answer of `getInstance` is kept: for a minute, unless an event drops it before. */
export const instanceCache = { tags: [TAG], ttl: 60 };

/** What Wix has signed of an event about an instance. */
interface InstanceEvent {
  metadata: { instanceId?: string | null };
}

/**
 * Drops what is kept of the instance that an event is about, so that the next answer is fresh.
 * @param event An event of the app instance, as the SDK's handlers get it.
 * @throws {Error} If it names no instance: Wix sends an event again whose handler fails.
 */
export function forgetInstance(event: InstanceEvent): void {
  invalidate({ tag: TAG, instanceId: instanceOf(event) });
}

/**
 * Drops all that is kept of an instance that was removed, the app's access token included.
 * @param event An event of the app instance.
 * @throws {Error} If it names no instance.
 */
export function forgetRemovedInstance(event: InstanceEvent): void {
  invalidate({ instanceId: instanceOf(event) });
}

function instanceOf({ metadata: { instanceId } }: InstanceEvent): string {
  if (!instanceId) throw new Error('The event names no instance.');
  return instanceId;
}
