import type { ViewerData } from '../model/host-data.js';
import type { Markup } from './page.js';
import { scriptData } from './script-data.js';

/**
 * The global `commonConfig`, from which Wix's packages and the app's site extensions learn the
 * site's language. It comes before any other script, as on Wix's sites.
 * @param site the site, whose locale may have a region, as in `pt-BR`.
 */
export function commonConfig({ language }: ViewerData['site']): Markup {
  const [withoutRegion] = language.split(/[-_]/);
  return scriptData('commonConfig', { language: withoutRegion, locale: language });
}
