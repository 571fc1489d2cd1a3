import { html } from 'hono/html';
import type { DashboardData } from '../model/host-data.js';
import { hostPage, type Markup } from './page.js';

/** The site owner's dashboard, with the app's pages in its menu and one page open. */
export function dashboardPage(data: DashboardData): Markup {
  const { site, page, pages } = data;
  const body = html`
    <header class="dashboard-bar">
      <strong>${site.name}</strong>
      <span>Dashboard</span>
    </header>
    <nav class="dashboard-menu" aria-label="Dashboard">
      <p id="apps">Apps</p>
      <ul aria-labelledby="apps">
        ${pages.map(
          ({ id, title }) =>
            html`<li><a data-page="${id}" href="?page=${id}" ${id === page.id ? 'aria-current=page' : ''}>${title}</a></li>`,
        )}
      </ul>
    </nav>
    <main class="dashboard-content" id="content" aria-label="Page" tabindex="0"></main>
    <div class="toasts" id="toasts" role="status"></div>`;
  return hostPage('dashboard', {
    title: page.title,
    data,
    body,
    clockOffsetMs: data.clockOffsetMs,
  });
}
