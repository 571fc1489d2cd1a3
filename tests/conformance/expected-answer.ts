import type { AppInstance } from 'wix-emulator';
import { toPublicInstance, toPublicSite } from '../../src/backend/public-instance.js';

/** What each way answers of an installation: what `getInstance` does, as plain JSON. */
export function publicAnswer({ instance, site }: AppInstance): unknown {
  const answer = {
    instanceId: instance.instanceId,
    instance: toPublicInstance(instance),
    site: toPublicSite(site),
  };
  return JSON.parse(JSON.stringify(answer));
}

/** Everything in an installation's data that is its owner's only. */
export function secretsOf({ instance, site }: AppInstance): string[] {
  return [
    site.ownerEmail,
    site.ownerInfo?.email,
    site.siteUserType,
    instance.billing?.invoiceId,
    instance.billing?.source,
    instance.originInstanceId,
    ...(instance.permissions ?? []),
    ...(site.installedWixApps ?? []),
  ].flatMap((secret) => (secret ? [secret] : []));
}
