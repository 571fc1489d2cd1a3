import { html } from 'hono/html';
import type { PanelData } from '../model/host-data.js';
import { directionOf, languageTag } from '../util/direction.js';
import { hostPage, type Markup } from './page.js';
import { commonConfig, reactScripts } from './site-globals.js';
import { wixImportMap } from './wix-modules.js';

/**
 * The editor, with a widget on its canvas and the widget's settings panel beside it.
 * @param root The app's folder.
 * @throws {EmulatorError} If the app lacks the package of Wix that the page needs.
 */
export function panelPage(data: PanelData, root: string): Markup {
  const { site, widget } = data;
  const title = `${widget.name} settings`;
  const body = html`
    <header class="editor-bar">
      <strong>${site.name}</strong>
      <span>Editor</span>
    </header>
    <main class="canvas" aria-label="Canvas" tabindex="0">
      <div class="sheet" lang="${languageTag(site.language)}" dir="${directionOf(site.language)}">
        <div class="selection">
          <span class="selection-name">${widget.name}</span>
          <section class="widget" aria-label="${widget.name}" id="widget-${widget.id}"></section>
        </div>
      </div>
    </main>
    <aside class="panel" aria-label="${title}">
      <h1>${title}</h1>
      <iframe id="panel" name="settings panel ${widget.name}" title="${title}"></iframe>
    </aside>
    <div class="toasts" id="toasts" role="status"></div>`;
  return hostPage('panel', {
    title,
    data,
    body,
    head: html`${commonConfig(site)}
    ${reactScripts}
    ${wixImportMap('settings panel', '@wix/editor-platform-transport', root)}`,
    clockOffsetMs: data.clockOffsetMs,
    surface: 'editor page',
  });
}
