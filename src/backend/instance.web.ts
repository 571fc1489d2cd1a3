import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
import type { InstanceData, InstanceDetails } from '../shared/instance';
import { instanceCache } from './instance-cache';
import { toPublicInstance, toPublicSite } from './public-instance';

/** Calls Wix as the app itself, because visitors may not read instance data. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/**
 * Returns the app instance of the caller, with the data that any visitor may see. The result is
 * cached for a minute, or until an event reports that the instance has changed.
 * @see https://dev.wix.com/docs/sdk/backend-modules/app-management/app-instances/get-app-instance
 */
export const getInstance = webMethod(
  Permissions.Anyone,
  async (): Promise<InstanceData> => {
    const { instanceId } = await getCaller();
    const { instance = {}, site = {} } = await getAppInstance();
    return { instanceId, instance: toPublicInstance(instance), site: toPublicSite(site) };
  },
  { cache: instanceCache },
);

/**
 * Returns everything that Wix knows about the instance to the owner and the site's collaborators,
 * without a cache.
 */
export const getInstanceDetails = webMethod(
  Permissions.Admin,
  async (): Promise<InstanceDetails> => {
    const { instanceId } = await getCaller();
    const { instance = {}, site = {} } = await getAppInstance();
    return { instanceId, instance, site };
  },
);
