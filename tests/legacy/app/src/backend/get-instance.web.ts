import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { toPublicInstance, toPublicSite } from './public-instance';

export const getInstance = webMethod(Permissions.Anyone, async () => {
  const { instanceId } = await auth.getTokenInfo();
  const { instance = {}, site = {} } = await auth.elevate(appInstances.getAppInstance)();
  return { instanceId, instance: toPublicInstance(instance), site: toPublicSite(site) };
});
