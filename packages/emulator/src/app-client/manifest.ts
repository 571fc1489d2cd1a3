import type { AppCollection } from '../model/data/app-collection.js';
import type {
  DashboardDocument,
  DashboardMenuItem,
  DashboardModal,
  DashboardPlugin,
  EmbeddedScript,
  ReactComponent,
  SitePlugin,
  Widget,
} from '../model/extensions.js';
import { EmulatorError } from '../util/emulator-error.js';
import { isJsonObject, type JsonObject, readJsonObject } from '../util/json.js';
import { readAppCollections } from './app-collections.js';
import { atApp, dig, pathAtApp, pixels, text } from './component.js';
import { readDashboardMenuItem, readDashboardPlugin } from './dashboard-plugins.js';
import { readReactComponent } from './react-component.js';
import { readSitePlugin } from './site-plugins.js';
import { eventTypeOf } from './webhook-slugs.js';

/** The path of the app's manifest. */
export const MANIFEST_PATH = '/_wix/app-manifest.json';

/** The path that all service plugins of an app begin with. */
const SERVICE_PLUGIN_PATH = '/_wix/extensions/service-plugins/';

/** An event extension of the app. */
export interface Webhook {
  /** The id of the extension. */
  readonly id: string;
  /** The type of the event that it subscribes to, for example `AppInstalled`. */
  readonly type: string;
  /** The path at the app's origin that receives the event. */
  readonly path: string;
}

/** A service plugin of the app. */
export interface ServicePlugin {
  /** The id of the extension. */
  readonly id: string;
  /** Its type, for example `ECOM_ADDITIONAL_FEES`. */
  readonly type: string;
  /** The base path at the app's origin. A call appends the path of the method. */
  readonly path: string;
}

/** The extensions of an app. */
export interface AppManifest {
  readonly widgets: readonly Widget[];
  readonly pages: readonly DashboardDocument[];
  readonly modals: readonly DashboardModal[];
  readonly plugins: readonly DashboardPlugin[];
  readonly menuItems: readonly DashboardMenuItem[];
  readonly scripts: readonly EmbeddedScript[];
  readonly reactComponents: readonly ReactComponent[];
  readonly sitePlugins: readonly SitePlugin[];
  /** The event extensions. */
  readonly webhooks: readonly Webhook[];
  readonly servicePlugins: readonly ServicePlugin[];
  /** The paths at the app's origin that receive events or service plugin calls. */
  readonly backendPaths: readonly string[];
}

/**
 * Reads the app's manifest from the running app.
 * @param appUrl The app's origin.
 * @param shownUrl The origin that replaces the placeholders in the manifest: that of the app in the
 *   browser. Default: `appUrl`.
 * @throws {EmulatorError} If the app does not serve a manifest.
 */
export async function readManifest(appUrl: string, shownUrl = appUrl): Promise<AppManifest> {
  const components = await readComponents(appUrl);
  return {
    widgets: components.flatMap((component) => readWidget(component, shownUrl)),
    pages: components.flatMap((component) => readPage(component, shownUrl)),
    modals: components.flatMap((component) => readModal(component, shownUrl)),
    plugins: components.flatMap((component) => readDashboardPlugin(component, shownUrl)),
    menuItems: components.flatMap(readDashboardMenuItem),
    scripts: components.flatMap((component) => readScript(component, shownUrl)),
    reactComponents: components.flatMap((component) => readReactComponent(component, shownUrl)),
    sitePlugins: components.flatMap(readSitePlugin),
    webhooks: components.flatMap(readWebhook),
    servicePlugins: components.flatMap(readServicePlugin),
    backendPaths: findBackendPaths(components),
  };
}

/**
 * Reads the collections that the app creates when it is installed.
 * @param appUrl The app's origin.
 * @param namespace The app's namespace, as in `wix.config.json`.
 * @throws {EmulatorError} If the app does not serve a manifest, or has collections but no namespace.
 */
export async function readCollections(
  appUrl: string,
  namespace: string | undefined,
): Promise<readonly AppCollection[]> {
  const components = await readComponents(appUrl);
  return components.flatMap((component) => readAppCollections(component, namespace));
}

/**
 * Reads the components of the app's manifest. Their URLs contain placeholders for the app's origin.
 * @param appUrl The app's origin.
 * @throws {EmulatorError} If the app does not serve a manifest.
 */
export async function readComponents(appUrl: string): Promise<readonly JsonObject[]> {
  const url = new URL(MANIFEST_PATH, appUrl);
  const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
  const body = answer && (await readJsonObject(answer));
  if (answer?.ok && Array.isArray(body?.components)) return body.components.filter(isJsonObject);
  // The development server names the reason.
  const reason = answer?.status === 500 && typeof body?.error === 'string' ? body.error : undefined;
  throw new EmulatorError(
    'APP_UNAVAILABLE',
    reason ?? `The app does not serve its manifest at ${url}.`,
  );
}

/** Whether a path of the app belongs to a service plugin. */
export function isServicePluginPath(path: string): boolean {
  return path.startsWith(SERVICE_PLUGIN_PATH);
}

function readWidget(component: JsonObject, appUrl: string): Widget[] {
  if (component.compType !== 'CUSTOM_ELEMENT_WIDGET') return [];
  const widget = dig(component, 'compData', 'customElementWidget');
  const data = dig(widget, 'widgetData');
  const id = text(component, 'compId');
  const tagName = text(data, 'tagName');
  const scriptUrl = text(data, 'scriptUrl');
  if (id === undefined || tagName === undefined || scriptUrl === undefined) return [];
  const settingsUrl = text(dig(widget, 'behaviors', 'settings'), 'settingsUrl');
  return [
    {
      id,
      name: text(component, 'compName') ?? tagName,
      tagName,
      scriptUrl: atApp(scriptUrl, appUrl),
      settingsUrl: settingsUrl === undefined ? undefined : atApp(settingsUrl, appUrl),
    },
  ];
}

function readPage(component: JsonObject, appUrl: string): DashboardDocument[] {
  if (component.compType !== 'BACK_OFFICE_PAGE') return [];
  return readDocument(component, dig(component, 'compData', 'backOfficePage'), appUrl);
}

function readModal(component: JsonObject, appUrl: string): DashboardModal[] {
  if (component.compType !== 'BACK_OFFICE_MODAL') return [];
  const modal = dig(component, 'compData', 'backOfficeModal');
  const size = { width: pixels(modal, 'width'), height: pixels(modal, 'height') };
  return readDocument(component, modal, appUrl).map((document) => ({ ...document, ...size }));
}

function readDocument(component: JsonObject, data: unknown, appUrl: string): DashboardDocument[] {
  const id = text(component, 'compId');
  const url = text(data, 'iframeUrl');
  if (id === undefined || url === undefined) return [];
  return [{ id, title: text(data, 'title') ?? id, url: atApp(url, appUrl) }];
}

function readScript(component: JsonObject, appUrl: string): EmbeddedScript[] {
  if (component.compType !== 'EMBEDDED_SCRIPT') return [];
  const script = dig(component, 'compData', 'embeddedScriptComponentData');
  const id = text(component, 'compId');
  const template = text(script, 'template');
  if (id === undefined || template === undefined) return [];
  const placement = text(script, 'placement');
  return [
    {
      id,
      name: text(script, 'name') ?? 'Embedded script',
      placement: placement === 'HEAD' || placement === 'BODY_START' ? placement : 'BODY_END',
      template: atApp(template, appUrl),
    },
  ];
}

function readWebhook(component: JsonObject): Webhook[] {
  if (component.compType !== 'WEBHOOK') return [];
  const webhook = dig(component, 'compData', 'webhook');
  const slug = text(webhook, 'webhookSlug');
  const path = pathAtApp(text(webhook, 'callbackUrl'));
  if (slug === undefined || path === undefined) return [];
  return [{ id: text(component, 'compId') ?? path, type: eventTypeOf(slug), path }];
}

/**
 * Reads a service plugin from a component of the manifest.
 * @returns One plugin, or none for a component of another kind.
 */
export function readServicePlugin(component: JsonObject): ServicePlugin[] {
  const { compId, compType, compData } = component;
  const path = findPluginPath(compData);
  return typeof compId === 'string' && typeof compType === 'string' && path !== undefined
    ? [{ id: compId, type: compType, path }]
    : [];
}

/** Searches all keys, because each type of service plugin has its URL under a different one. */
function findPluginPath(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) {
    const path = pathAtApp(data);
    return path !== undefined && isServicePluginPath(path) ? path : undefined;
  }
  for (const value of Object.values(data)) {
    const path = findPluginPath(value);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Matches URLs rather than component types, because the manifest may list new types. */
function findBackendPaths(components: readonly JsonObject[]): string[] {
  const urls = JSON.stringify(components).match(
    /[^"]+\/_wix\/extensions\/(?:webhooks|service-plugins)\/[^"]+/g,
  );
  return (urls ?? []).flatMap((url) => pathAtApp(url) ?? []);
}
