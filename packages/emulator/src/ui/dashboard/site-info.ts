import type { SiteInfo } from '@wix/dashboard/provider';
import type { ViewerData } from '../../model/host-data.js';

/** What the dashboard tells the app's pages of the site. */
export function siteInfoOf({ url }: ViewerData['site']): SiteInfo {
  return {
    wixEditorAvailable: true,
    wixEditorActive: true,
    published: url !== undefined,
    ...(url !== undefined && { siteUrl: url }),
  };
}
