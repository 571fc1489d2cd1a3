import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
import type { InstanceData, InstanceDetails } from '../shared/instance';
import { instanceCache } from './instance-cache';
import { toPublicInstance, toPublicSite } from './public-instance';

/** Asks Wix as the app itself, because no visitor may read instance data. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/**
 * Tells in which instance of the app the caller runs, with what any visitor may know of it.
 * The answer is kept for a minute, or until an event tells that the instance has changed.
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
 * Tells the owner and the site's collaborators everything that Wix knows of the instance, as it
 * is now.
 */
export const getInstanceDetails = webMethod(
  Permissions.Admin,
  async (): Promise<InstanceDetails> => {
    const { instanceId } = await getCaller();
    const { instance = {}, site = {} } = await getAppInstance();
    return { instanceId, instance, site };
  },
);
