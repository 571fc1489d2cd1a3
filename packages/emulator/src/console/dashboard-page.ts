import { html } from 'hono/html';
import type { DashboardData } from './host-data.js';
import { hostPage, type Markup } from './page.js';

/** The site owner's dashboard with one of the app's pages in it. */
export function dashboardPage(data: DashboardData): Markup {
  const { site, page, pages } = data;
  const body = html`
    <header class="dashboard-bar">
      <strong>${site.name}</strong>
      <span>Dashboard</span>
    </header>
    <nav class="dashboard-menu" aria-label="Dashboard">
      <p>Apps</p>
      ${pages.map(
        ({ id, title }) =>
          html`<a data-page="${id}" href="?page=${id}" ${id === page.id ? 'aria-current=page' : ''}>${title}</a>`,
      )}
    </nav>
    <main class="dashboard-content"><iframe id="page" title="${page.title}"></iframe></main>
    <div class="toasts" id="toasts" role="status"></div>`;
  return hostPage('dashboard', { title: page.title, data, body });
}
