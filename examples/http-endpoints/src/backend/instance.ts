import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
import { toPublicInstance, toPublicSite } from '../../../../src/backend/public-instance';
import type { InstanceData } from '../../../../src/shared/instance';

/** Asks Wix as the app itself, because no visitor may read instance data. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/** Tells in which installation of the app the caller runs, with what any visitor may know of it. */
export const getInstance = webMethod(Permissions.Anyone, async (): Promise<InstanceData> => {
  const { instanceId } = await getCaller();
  const { instance = {}, site = {} } = await getAppInstance();
  return { instanceId, instance: toPublicInstance(instance), site: toPublicSite(site) };
});
