import { Hono } from 'hono';
import { callerKeys, callers } from '../callers.js';
import type { Emulator } from '../emulator.js';
import { instanceKeys } from '../seed.js';
import { consolePage } from './console-page.js';
import { dashboardPage } from './dashboard-page.js';
import type { Surface } from './host-data.js';
import { type AppManifest, readManifest } from './manifest.js';
import { panelPage } from './panel-page.js';
import { findById, readViewer } from './selection.js';
import { sitePage } from './site-page.js';

/**
 * The pages around the app's extensions, and the console that shows them.
 * @param emulator whose instances and tokens they use.
 * @param appUrl the app's origin.
 */
export function hostPages(emulator: Emulator, appUrl: string): Hono {
  const pages = new Hono();

  pages.get('/', async (context) => {
    const page = consolePage({
      surfaces: surfacesOf(await readManifest(appUrl)),
      instances: instanceKeys.map((key) => ({
        key,
        title: `${key} – ${emulator.instances[key].site.siteDisplayName}`,
      })),
      callers: callerKeys.map((key) => ({ key, title: callers[key].title })),
    });
    return context.html(page);
  });

  pages.get('/hosts/site', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'visitor');
    const { widgets } = await readManifest(appUrl);
    return context.html(sitePage({ ...viewer, widgets }));
  });

  pages.get('/hosts/panel', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'owner');
    const panels = panelsOf(await readManifest(appUrl));
    const panel = findById('settings panel', panels, context.req.query('widget'));
    return context.html(panelPage({ ...viewer, ...panel, appId: emulator.env.WIX_CLIENT_ID }));
  });

  pages.get('/hosts/dashboard', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'owner');
    const { pages } = await readManifest(appUrl);
    const page = findById('dashboard page', pages, context.req.query('page'));
    return context.html(dashboardPage({ ...viewer, page, pages }));
  });

  pages.onError((error) => {
    const status = error instanceof RangeError ? 400 : 502;
    return new Response(error.message, { status });
  });
  return pages;
}

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
