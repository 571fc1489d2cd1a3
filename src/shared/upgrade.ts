import { appId } from '../../wix.config.json';

/**
 * Returns the URL of the app's pricing page for an instance, where the site's owner buys a plan.
 * @param instanceId The instance's id, a GUID.
 * @see https://dev.wix.com/docs/build-apps/launch-your-app/pricing-and-billing/set-up-a-freemium-business-model
 */
export function upgradeUrl(instanceId: string): string {
  const query = new URLSearchParams({ appInstanceId: instanceId });
  return `https://www.wix.com/apps/upgrade/${appId}?${query}`;
}
