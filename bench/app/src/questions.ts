import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';

/** What costs one elevated request. */
export async function askWix() {
  const { instance } = await auth.elevate(appInstances.getAppInstance)();
  return { instanceId: instance?.instanceId };
}

/** What asks Wix nothing. */
export async function askNothing() {
  return { now: Date.now() };
}
