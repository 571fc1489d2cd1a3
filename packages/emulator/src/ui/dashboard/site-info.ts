import type { SiteInfo } from '@wix/dashboard/provider';
import type { ViewerData } from '../../model/host-data.js';

/** Returns the dashboard's information about the site, for the app's pages. */
export function siteInfoOf({ url }: ViewerData['site']): SiteInfo {
  return {
    wixEditorAvailable: true,
    wixEditorActive: true,
    published: url !== undefined,
    ...(url !== undefined && { siteUrl: url }),
  };
}
