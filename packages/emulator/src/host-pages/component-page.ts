import { html, raw } from 'hono/html';
import type { ComponentData } from '../model/host-data.js';
import { directionOf, languageTag } from '../util/direction.js';
import { hostPage, type Markup } from './page.js';
import { reactImportMap } from './react-modules.js';
import { commonConfig, reactScripts } from './site-globals.js';

/** An editor React component on a canvas, with a form for its props beside it. */
export function componentPage(data: ComponentData): Markup {
  const { site, component } = data;
  const body = html`
    <header class="editor-bar">
      <strong>${site.name}</strong>
      <span>Editor React component</span>
    </header>
    <main class="canvas" aria-label="Canvas" tabindex="0">
      <div class="sheet" lang="${languageTag(site.language)}" dir="${directionOf(site.language)}">
        <div class="selection">
          <span class="selection-name">${component.name}</span>
          <section aria-label="${component.name}" id="component"></section>
        </div>
      </div>
    </main>
    <aside class="panel" aria-label="Props of ${component.name}">
      <h1>${component.name}</h1>
      <div id="form"></div>
    </aside>
    <div class="toasts" id="toasts" role="status"></div>`;
  const head = html`${commonConfig(site)}
    ${reactScripts}
    <script type="importmap">${raw(JSON.stringify(reactImportMap))}</script>
    ${component.styleUrl !== undefined && html`<link rel="stylesheet" href="${component.styleUrl}">`}`;
  return hostPage('component', {
    title: component.name,
    data,
    body,
    head,
    clockOffsetMs: data.clockOffsetMs,
    surface: `component ${component.name}`,
  });
}
