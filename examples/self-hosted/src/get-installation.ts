import { Permissions, webMethod } from '@wix/web-methods';
import type { Installation, Installations } from 'example-installations';
import { getCaller } from 'wix-astro-web-methods/server';

/**
 * Makes the method that tells what the app itself has noted of the installation in which the caller
 * runs. Of Wix it asks no more than whose token it is.
 * @param installations The app's own records.
 */
export function createGetInstallation(installations: Installations) {
  return webMethod(Permissions.Anyone, async (): Promise<Installation> => {
    const { instanceId } = await getCaller();
    return installations.see(instanceId);
  });
}
