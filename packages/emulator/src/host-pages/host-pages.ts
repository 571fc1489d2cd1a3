import { z } from '@hono/zod-openapi';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { type AppManifest, readManifest } from '../app-client/manifest.js';
import { statusOf } from '../control-api/errors.js';
import type { OriginEnv } from '../control-api/middleware.js';
import type { Emulator } from '../emulator.js';
import type { AttachedApp } from '../model/attached-app.js';
import { billingCycles } from '../model/billing-cycles.js';
import { scriptsOnSite } from '../model/embedded-scripts.js';
import type { ConsoleData, Surface } from '../model/host-data.js';
import { slotsOf } from '../model/hosts/dashboard-slots.js';
import type { Seed } from '../model/seed.js';
import {
  componentSurface,
  dashboardSurface,
  panelSurface,
  SITE_SURFACE,
} from '../model/surfaces.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { appUrlIn } from './app-url.js';
import { boughtPage, checkoutPage } from './checkout-page.js';
import { componentPage } from './component-page.js';
import { dashboardPage } from './dashboard-page.js';
import { orderPage } from './order-page.js';
import { hostPage } from './page.js';
import { panelPage } from './panel-page.js';
import { listSamples, SAMPLE_MEDIA_PATH, sampleFile } from './sample-media.js';
import { sitePage } from './site-page.js';
import { findById, readInstance, readViewer } from './viewer.js';
import { readWixModule, WIX_MODULES_PATH } from './wix-modules.js';

/**
 * Serves the pages around the extensions of the attached app, and the console that shows them.
 * @param emulator Provides the app, the instances and the callers.
 * @param options.hasApp Whether there is, or will be, an app with extensions.
 * @param options.appUrl The app's origin in the browser. Default: the app's port, on the host name of
 *   the page that shows the app.
 */
export function hostPages(
  emulator: Emulator<Seed>,
  { hasApp, appUrl }: { readonly hasApp: boolean; readonly appUrl?: string | undefined },
): Hono<OriginEnv> {
  const pages = new Hono<OriginEnv>();
  const runningApp = () => {
    if (!emulator.app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_YET);
    return emulator.app;
  };
  /** The manifest with the URLs that lead to the app in the browser. */
  const manifestFor = ({ var: { origin } }: Context<OriginEnv>) => {
    const { url } = runningApp();
    const shown = appUrlIn(origin, url, appUrl);
    if (shown === undefined) throw invalidInput(unknownAppUrl(origin));
    // The app's answers lead to the checkout page in the same browser.
    emulator.notePagesUrl(origin.origin);
    return readManifest(url, shown);
  };

  pages.get('/', async (context) => {
    const data: ConsoleData = {
      surfaces: hasApp ? surfacesOf(await readManifest(runningApp().url)) : [NO_SURFACE],
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

  pages.get(NO_SURFACE.path, ({ text }) =>
    text('This program has no extensions to show. Its requests to Wix are in the timeline.'),
  );

  pages.get('/hosts/site', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'visitor');
    const { widgets, scripts } = await manifestFor(context);
    const appId = emulator.env.WIX_CLIENT_ID;
    const [, appInstance] = readInstance(emulator, context.req.query());
    const embedded = scriptsOnSite(appInstance, scripts);
    return context.html(sitePage({ ...viewer, widgets, appId }, embedded));
  });

  pages.get('/hosts/panel', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'owner');
    const panels = panelsOf(await manifestFor(context));
    const panel = findById('settings panel', panels, context.req.query('widget'));
    const appId = emulator.env.WIX_CLIENT_ID;
    return context.html(panelPage({ ...viewer, ...panel, appId }, rootOf(runningApp())));
  });

  pages.get('/hosts/component', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'visitor');
    const { reactComponents } = await manifestFor(context);
    const component = findById(
      'editor React component',
      reactComponents,
      context.req.query('component'),
    );
    return context.html(componentPage({ ...viewer, component }));
  });

  pages.get('/hosts/dashboard', async (context) => {
    const viewer = readViewer(emulator, context.req.query(), 'owner');
    const { pages, modals, plugins, menuItems, sitePlugins } = await manifestFor(context);
    const slots = slotsOf(plugins, menuItems);
    const { id, title } = findById(
      'dashboard page',
      [...pages, ...slots],
      context.req.query('page'),
    );
    const page = { id, title };
    const data = { ...viewer, page, pages, slots, modals, sitePlugins };
    return context.html(dashboardPage(data, rootOf(runningApp())));
  });

  pages.get(`${WIX_MODULES_PATH}*`, async (context) => {
    const script = await readWixModule(context.req.path, rootOf(runningApp()));
    if (script === undefined) return context.notFound();
    return context.body(script, { headers: { 'content-type': 'text/javascript' } });
  });

  pages.get('/hosts/media', (context) => {
    const { instanceId = '' } = context.req.query();
    const { origin } = new URL(context.req.url);
    return context.json({ files: [...emulator.listMedia(instanceId), ...listSamples(origin)] });
  });

  pages.get(`${SAMPLE_MEDIA_PATH}:name`, (context) => {
    return sampleFile(context.req.param('name')) ?? context.notFound();
  });

  pages.get('/hosts/checkout', (context) => {
    const { plan = '', cycle = 'YEARLY', successUrl = '' } = context.req.query();
    const [instance, appInstance] = readInstance(emulator, context.req.query());
    const offered = appInstance.instance.availablePlans ?? [];
    const names = offered.flatMap(({ packageName }) => packageName ?? []);
    const plans = names.length > 0 ? names : [plan];
    const site = appInstance.site.siteDisplayName ?? instance;
    return context.html(checkoutPage({ instance, site, plans, plan, cycle, successUrl }));
  });

  pages.post('/hosts/checkout', bodyLimit({ maxSize: 64 * 1024 }), async (context) => {
    const { success, data, error } = purchaseSchema.safeParse(await context.req.parseBody());
    if (!success) throw invalidInput(`Invalid purchase. ${z.prettifyError(error)}`);
    const { instance, plan, cycle, successUrl } = data;
    const [, appInstance] = readInstance(emulator, { instance });
    const action = appInstance.instance.isFree === false ? 'changePlan' : 'buy';
    await emulator.perform(instance, { action, plan, cycle });
    return successUrl === ''
      ? context.html(boughtPage(plan, appInstance.site.siteDisplayName ?? instance))
      : context.redirect(successUrl, 303);
  });

  pages.get('/hosts/order', (context) => {
    const [instance, { site }] = readInstance(emulator, context.req.query());
    const { checkout: checkoutId = '' } = context.req.query();
    const checkout = emulator.checkouts(instance).get(checkoutId);
    const { buyerId } = checkout;
    const [caller = 'visitor'] =
      Object.entries(emulator.callers).find(
        ([, { claims }]) => buyerId !== undefined && claims.subjectId === buyerId,
      ) ?? [];
    const viewer = new URLSearchParams({ instance, caller });
    const place = { instance, checkoutId, site: site.siteDisplayName ?? instance };
    return context.html(orderPage(checkout, { ...place, siteUrl: `/hosts/site?${viewer}` }));
  });

  pages.post('/hosts/order', bodyLimit({ maxSize: 64 * 1024 }), async (context) => {
    const { success, data, error } = orderSchema.safeParse(await context.req.parseBody());
    if (!success) throw invalidInput(`Invalid order. ${z.prettifyError(error)}`);
    const { instance, checkout, email } = data;
    const checkouts = emulator.checkouts(readInstance(emulator, { instance })[0]);
    // A second click on the button finds the order of the first.
    if (checkouts.get(checkout).orderNumber === undefined) {
      checkouts.placeOrder(checkout, { email });
    }
    return context.redirect(`/hosts/order?${new URLSearchParams({ instance, checkout })}`, 303);
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

/** What the page that buys a plan sends. */
const purchaseSchema = z.object({
  instance: z.string(),
  plan: z.string().min(1),
  cycle: z.enum(billingCycles),
  successUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
});

/** What the page that places an order sends. */
const orderSchema = z.object({
  instance: z.string(),
  checkout: z.string(),
  email: z.email(),
});

function unknownAppUrl({ origin }: URL): string {
  return `The app's address in the browser is unknown, because the emulator is open at ${origin}. Start wix-emulator with --app-url <the app's forwarded address>.`;
}

const NO_APP_YET = 'No app is running yet. This page reloads when it is ready.';

/** Fills the console's frame if there is no app. */
const NO_SURFACE: Surface = { path: '/hosts/none', title: 'None', caller: 'visitor' };

function rootOf({ root = process.cwd() }: AttachedApp): string {
  return root;
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
    { path: SITE_SURFACE, title: 'Site', caller: 'visitor' },
    ...panelsOf(manifest).map(({ id, widget }) => ({
      path: panelSurface(id),
      title: `Settings panel – ${widget.name}`,
      caller: 'owner',
    })),
    ...manifest.reactComponents.map(({ id, name }) => ({
      path: componentSurface(id),
      title: `Component – ${name}`,
      caller: 'visitor',
    })),
    ...manifest.pages.map(({ id, title }) => ({
      path: dashboardSurface(id),
      title: `Dashboard – ${title}`,
      caller: 'owner',
    })),
    ...slotsOf(manifest.plugins, manifest.menuItems).map(({ id, title }) => ({
      path: dashboardSurface(id),
      title: `Slot – ${title}`,
      caller: 'owner',
    })),
  ];
}
