import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';

/** Calls Wix as the app itself, because visitors may not read instance data. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/**
 * Returns the app instance of the caller. Anyone may call it, so it returns only the fields that any
 * visitor may see.
 */
export const getInstance = webMethod(Permissions.Anyone, async () => {
  const { instanceId } = await getCaller();
  const { instance, site } = await getAppInstance();
  return {
    instanceId,
    instance: { isFree: instance?.isFree, plan: instance?.billing?.packageName },
    site: { name: site?.siteDisplayName, locale: site?.locale },
  };
});
