import { invalidate } from 'wix-astro-web-methods/server';

const TAG = 'instance';

/**
 * The cache option of `getInstance`: a result is cached for a minute, unless an event invalidates
 * it.
 */
export const instanceCache = { tags: [TAG], ttl: 60 };

/** The signed part of an event about an instance. */
interface InstanceEvent {
  metadata: { instanceId?: string | null };
}

/**
 * Removes the cached results of the event's instance, so that the next result is fresh.
 * @param event An event about the app instance, as the SDK passes it to a handler.
 * @throws {Error} If the event names no instance. Wix sends an event again if its handler fails.
 */
export async function forgetInstance(event: InstanceEvent): Promise<void> {
  await invalidate({ tag: TAG, instanceId: instanceOf(event) });
}

/**
 * Removes all cached data of an instance that was removed, including the app's access token.
 * @param event An event about the app instance.
 * @throws {Error} If the event names no instance.
 */
export async function forgetRemovedInstance(event: InstanceEvent): Promise<void> {
  await invalidate({ instanceId: instanceOf(event) });
}

function instanceOf({ metadata: { instanceId } }: InstanceEvent): string {
  if (!instanceId) throw new Error('The event names no instance.');
  return instanceId;
}
