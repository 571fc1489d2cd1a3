import type { appInstances } from '@wix/app-management';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
import { instanceCache } from '../../../src/backend/instance-cache.ts';
import { toPublicInstance, toPublicSite } from '../../../src/backend/public-instance.ts';
import type { InstanceData } from '../../../src/shared/instance.ts';

/**
 * Asks Wix, as the app itself, for everything about an installation.
 * @param instanceId From Wix, never from a client.
 */
export type FetchInstance = (instanceId: string) => Promise<appInstances.GetAppInstanceResponse>;

/**
 * Makes the method that tells in which installation of the app the caller runs, with what any
 * visitor may know of it. The answer is kept for a minute, or until an event tells of a change.
 * @param fetchInstance By Wix's SDK or its REST API.
 */
export function createGetInstance(fetchInstance: FetchInstance) {
  return webMethod(
    Permissions.Anyone,
    async (): Promise<InstanceData> => {
      const { instanceId } = await getCaller();
      const { instance = {}, site = {} } = await fetchInstance(instanceId);
      return { instanceId, instance: toPublicInstance(instance), site: toPublicSite(site) };
    },
    { cache: instanceCache },
  );
}
