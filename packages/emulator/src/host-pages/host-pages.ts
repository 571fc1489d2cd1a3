import { Hono } from 'hono';
import { html } from 'hono/html';
import { type AppManifest, readManifest } from '../app-client/manifest.js';
import { statusOf } from '../control-api/errors.js';
import type { Emulator } from '../emulator.js';
import type { ConsoleData, Surface } from '../model/host-data.js';
import type { Seed } from '../model/seed.js';
import { EmulatorError } from '../util/emulator-error.js';
import { dashboardPage } from './dashboard-page.js';
import { hostPage } from './page.js';
import { panelPage } from './panel-page.js';
import { sitePage } from './site-page.js';
import { findById, readViewer } from './viewer.js';

/**
 * Serves the pages around the extensions of the attached app, and the console that shows them.
 * @param emulator Provides the app, the instances and the callers.
 */
export function hostPages(emulator: Emulator<Seed>): Hono {
  const pages = new Hono();
  const manifestOfApp = () => {
    if (!emulator.app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_YET);
    return readManifest(emulator.app.url);
  };

  pages.get('/', async (context) => {
    const data: ConsoleData = {
      surfaces: surfacesOf(await manifestOfApp()),
      instances: Object.entries(emulator.instances).map(([key, { site }]) => ({
        key,
        title: `${key} – ${site.siteDisplayName}`,
      })),
      callers: Object.entries(emulator.callers).map(([key, { title }]) => ({ key, title })),
    };
    const body = html`<div id="root"></div>
    <noscript>The console needs JavaScript; the control API at /emulator/ does not.</noscript>`;
    return context.html(hostPage('console', { title: 'wix-emulator', data, body }));
  });

  pages.get('/hosts/site', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'visitor');
    const { widgets, scripts } = await manifestOfApp();
    const appId = emulator.env.WIX_CLIENT_ID;
    return context.html(sitePage({ ...viewer, widgets, appId }, scripts));
  });

  pages.get('/hosts/panel', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'owner');
    const panels = panelsOf(await manifestOfApp());
    const panel = findById('settings panel', panels, context.req.query('widget'));
    return context.html(panelPage({ ...viewer, ...panel, appId: emulator.env.WIX_CLIENT_ID }));
  });

  pages.get('/hosts/dashboard', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'owner');
    const { pages, modals } = await manifestOfApp();
    const page = findById('dashboard page', pages, context.req.query('page'));
    return context.html(dashboardPage({ ...viewer, page, pages, modals }));
  });

  pages.onError((error) => {
    if (!(error instanceof EmulatorError)) {
      console.error(error);
      return new Response('Internal error of the emulator. See its output.', { status: 500 });
    }
    // A page that is opened too early reloads until the app is running.
    const headers: Record<string, string> =
      error.code === 'APP_UNAVAILABLE' ? { refresh: '1' } : {};
    return new Response(error.message, { status: statusOf(error), headers });
  });
  return pages;
}

const NO_APP_YET = 'No app is running yet. This page reloads when it is ready.';

function panelsOf({ widgets }: AppManifest) {
  return widgets.flatMap((widget) =>
    widget.settingsUrl === undefined
      ? []
      : [{ id: widget.id, widget, settingsUrl: widget.settingsUrl }],
  );
}

function surfacesOf(manifest: AppManifest): Surface[] {
  return [
    { path: '/hosts/site', title: 'Site', caller: 'visitor' },
    ...panelsOf(manifest).map(({ id, widget }) => ({
      path: `/hosts/panel?widget=${id}`,
      title: `Settings panel – ${widget.name}`,
      caller: 'owner',
    })),
    ...manifest.pages.map(({ id, title }) => ({
      path: `/hosts/dashboard?page=${id}`,
      title: `Dashboard – ${title}`,
      caller: 'owner',
    })),
  ];
}
