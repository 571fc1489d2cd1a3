import { html } from 'hono/html';
import type { ConsoleData } from '../model/host-data.js';
import { hostPage, type Markup } from './page.js';

/** The console: pick a surface, an instance and a caller, and control the emulator. */
export function consolePage(data: ConsoleData): Markup {
  const body = html`<div id="root"></div>
    <noscript>The console needs JavaScript; the control API at /emulator/ does not.</noscript>`;
  return hostPage('console', { title: 'wix-emulator', data, body });
}
