import { html } from 'hono/html';
import type { DashboardData } from '../model/host-data.js';
import { hostPage, type Markup } from './page.js';
import { wixImportMap } from './wix-modules.js';

/**
 * The site owner's dashboard, with the app's pages in its menu and one page open.
 * @param root The app's folder.
 * @throws {EmulatorError} If the app lacks the package of Wix that the page needs.
 */
export function dashboardPage(data: DashboardData, root: string): Markup {
  const { site, page, pages, slots } = data;
  const listOf = (id: string, title: string, entries: readonly DashboardData['page'][]) =>
    entries.length > 0 &&
    html`<p id="${id}">${title}</p>
      <ul aria-labelledby="${id}">
        ${entries.map(
          (entry) =>
            html`<li><a data-page="${entry.id}" href="?page=${encodeURIComponent(entry.id)}" ${entry.id === page.id ? 'aria-current=page' : ''}>${entry.title}</a></li>`,
        )}
      </ul>`;
  const body = html`
    <header class="dashboard-bar">
      <strong>${site.name}</strong>
      <span>Dashboard</span>
    </header>
    <nav class="dashboard-menu" aria-label="Dashboard">
      ${listOf('apps', 'Apps', pages)}
      ${listOf('slots', 'Slots', slots)}
    </nav>
    <main class="dashboard-content" id="content" aria-label="Page" tabindex="0"></main>
    <div class="toasts" id="toasts" role="status"></div>`;
  return hostPage('dashboard', {
    title: page.title,
    data,
    body,
    head: wixImportMap('dashboard', '@wix/dashboard/provider', root),
    clockOffsetMs: data.clockOffsetMs,
  });
}
