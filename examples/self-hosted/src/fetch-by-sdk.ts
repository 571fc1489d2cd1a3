import { appInstances } from '@wix/app-management';
import { AppStrategy, createClient } from '@wix/sdk';
import type { Config } from './config.ts';
import type { FetchInstance } from './get-instance.ts';
import { tooLate, WIX_TIMEOUT_MS } from './time-limit.ts';

/**
 * Asks by Wix's SDK: a grant for the installation, and *Get App Instance*. With the caller's access
 * token in place of the `instanceId`, `AppStrategy` would have Wix verify the token once more.
 * @see https://dev.wix.com/docs/sdk/backend-modules/app-management/app-instances/get-app-instance
 */
export function fetchBySdk({ clientId, clientSecret }: Config): FetchInstance {
  return (instanceId) => {
    const client = createClient({
      auth: AppStrategy({ appId: clientId, appSecret: clientSecret, instanceId }),
      modules: { appInstances },
    });
    // The SDK itself waits for as long as Wix takes.
    const signal = AbortSignal.timeout(WIX_TIMEOUT_MS);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(tooLate(signal.reason)));
    });
    return Promise.race([client.appInstances.getAppInstance(), late]);
  };
}
