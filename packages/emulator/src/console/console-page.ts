import { html } from 'hono/html';
import type { Choice, ConsoleData } from './host-data.js';
import { hostPage, type Markup } from './page.js';

/** The page where people choose what to look at, and as whom. */
export function consolePage(data: ConsoleData): Markup {
  const body = html`
    <form class="toolbar" id="choice">
      <h1>wix-emulator</h1>
      ${select(
        'surface',
        'Surface',
        data.surfaces.map(({ path, title }) => ({ key: path, title })),
      )}
      ${select('instance', 'Instance', data.instances)}
      ${select('caller', 'Caller', data.callers)}
      <a id="alone" href="/" target="_blank">Open in a new tab</a>
    </form>
    <main><iframe id="surface-frame" title="Surface"></iframe></main>
    <details class="calls" open>
      <summary><h2 id="calls-title">Web-method calls</h2></summary>
      <div class="calls-list" role="region" aria-labelledby="calls-title" tabindex="0">
        <p id="calls-note" role="status"></p>
        <table aria-labelledby="calls-title">
          <thead>
            <tr>
              <th scope="col">Method</th>
              <th scope="col">Status</th>
              <th scope="col">Duration</th>
              <th scope="col">Cache</th>
            </tr>
          </thead>
          <tbody id="calls"></tbody>
        </table>
      </div>
    </details>`;
  return hostPage('console', { title: 'wix-emulator', data, body });
}

function select(name: string, label: string, choices: readonly Choice[]): Markup {
  return html`<label>${label}
        <select name="${name}">
          ${choices.map(({ key, title }) => html`<option value="${key}">${title}</option>`)}
        </select>
      </label>`;
}
