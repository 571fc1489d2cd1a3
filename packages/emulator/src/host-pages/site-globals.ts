import { html } from 'hono/html';
import type { ViewerData } from '../model/host-data.js';
import { REACT_UMD_PATH } from '../runner/cdn-files.js';
import { type Markup, scriptData } from './page.js';

/**
 * Defines the global `commonConfig`, from which Wix's packages and the app's site extensions read
 * the site's language. As on Wix sites, it runs before any other script.
 * @param site The site. Its locale may have a region, as in `pt-BR`.
 */
export function commonConfig({ language }: ViewerData['site']): Markup {
  const [withoutRegion] = language.split(/[-_]/);
  return scriptData('commonConfig', { language: withoutRegion, locale: language });
}

/** Loads React into global variables, which Wix sites and the editor provide to widgets. */
export const reactScripts: Markup = html`<script src="${REACT_UMD_PATH}react@18.3.1/umd/react.production.min.js"></script>
    <script src="${REACT_UMD_PATH}react-dom@18.3.1/umd/react-dom.production.min.js"></script>`;
