import { askInstallation, askInstance } from '../ask-backend';

/** What the widget and its settings panel show of an installation. */
export interface Overview {
  /** The site's name. */
  readonly name: string;
  /** A label and a text each. */
  readonly details: readonly (readonly [string, string])[];
}

/**
 * Asks both endpoints: what Wix knows of the installation, and what the app has noted itself.
 * @throws {BackendError}
 */
export async function loadOverview(): Promise<Overview> {
  const [{ instance, site }, { instanceId, firstSeenAt, plan }] = await Promise.all([
    askInstance(),
    askInstallation(),
  ]);
  const date = new Date(firstSeenAt);
  return {
    name: site.siteDisplayName || 'Untitled site',
    details: [
      // A plan that has ended may still have its name.
      ['Plan, says Wix', instance.isFree ? 'Free' : (instance.billing?.packageName ?? 'Paid')],
      ['Plan, in our records', plan ?? 'None noted yet'],
      ['In our records since', date.toLocaleDateString('en', { dateStyle: 'medium' })],
      ['Installation', instanceId],
    ],
  };
}
