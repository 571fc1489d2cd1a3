import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
import { withInstallations } from './database';

/** The app's own record of the caller's installation, found by the ID in the verified token. */
export const getInstallation = webMethod(Permissions.Anyone, async () => {
  const { instanceId } = await getCaller();
  return withInstallations((installations) => installations.see(instanceId));
});
