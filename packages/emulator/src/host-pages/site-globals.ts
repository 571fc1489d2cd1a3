import { html } from 'hono/html';
import type { ViewerData } from '../model/host-data.js';
import { REACT_UMD_PATH } from '../runner/cdn/react-umd.js';
import { type Markup, scriptData } from './page.js';

/**
 * The global `commonConfig`, from which Wix's packages and the app's site extensions learn the
 * site's language. It comes before any other script, as on Wix's sites.
 * @param site The site, whose locale may have a region, as in `pt-BR`.
 */
export function commonConfig({ language }: ViewerData['site']): Markup {
  const [withoutRegion] = language.split(/[-_]/);
  return scriptData('commonConfig', { language: withoutRegion, locale: language });
}

/** React as globals, which Wix's sites and its editor offer to widgets. */
export const reactScripts: Markup = html`<script src="${REACT_UMD_PATH}react@18.3.1/umd/react.production.min.js"></script>
    <script src="${REACT_UMD_PATH}react-dom@18.3.1/umd/react-dom.production.min.js"></script>`;
