import { type EventType, eventTypes } from '../model/events.js';
import type {
  DashboardDocument,
  DashboardModal,
  EmbeddedScript,
  Widget,
} from '../model/extensions.js';
import { EmulatorError } from '../util/emulator-error.js';
import { isJsonObject, type JsonObject, readJsonObject } from '../util/json.js';

/** The manifest's placeholder for the origin of the app's server. */
const SERVER_PLACEHOLDER = 'http://_wix_server_url_placeholder_/';

/** The path that all service plugins of an app begin with. */
const SERVICE_PLUGIN_PATH = '/_wix/extensions/service-plugins/';

/** The manifest's slug for each event. The slug with dashes is spelled as on Wix. */
const slugs: Readonly<Record<EventType, string>> = {
  AppInstalled: 'APP_PROVISIONED_WEBHOOK',
  AppRemoved: 'APP_REMOVED_WEBHOOK',
  PaidPlanPurchased: 'APP_SUBSCRIPTION_CREATED_WEBHOOK',
  PaidPlanChanged: 'APP_SUBSCRIPTION_CHANGED_WEBHOOK',
  PaidPlanAutoRenewalCancelled: 'APP_SUBSCRIPTION_CANCELLED_WEBHOOK',
  PlanConvertedToPaid: 'APP-SUBSCRIPTION-CONVERTED-TO-PAID-WEBHOOK',
  PlanReactivated: 'APP_SUBSCRIPTION_REACTIVATED_WEBHOOK',
  PlanTransferred: 'APP_SUBSCRIPTION_TRANSFERRED_WEBHOOK',
};

/** An event extension of the app. */
export interface Webhook {
  /** The event that it subscribes to. */
  readonly type: EventType;
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
  readonly scripts: readonly EmbeddedScript[];
  /** The event extensions for events that the emulator can send. */
  readonly webhooks: readonly Webhook[];
  readonly servicePlugins: readonly ServicePlugin[];
  /** The paths at the app's origin that receive events or service plugin calls. */
  readonly backendPaths: readonly string[];
}

/**
 * Reads the app's manifest from the running app.
 * @param appUrl The app's origin, which replaces the placeholders in the manifest.
 * @throws {EmulatorError} If the app does not serve a manifest.
 */
export async function readManifest(appUrl: string): Promise<AppManifest> {
  const url = new URL('/_wix/app-manifest.json', appUrl);
  const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
  const manifest = answer?.ok ? await readJsonObject(answer) : undefined;
  if (!Array.isArray(manifest?.components)) {
    throw new EmulatorError('APP_UNAVAILABLE', `The app does not serve its manifest at ${url}.`);
  }
  const components = manifest.components.filter(isJsonObject);
  return {
    widgets: components.flatMap((component) => readWidget(component, appUrl)),
    pages: components.flatMap((component) => readPage(component, appUrl)),
    modals: components.flatMap((component) => readModal(component, appUrl)),
    scripts: components.flatMap((component) => readScript(component, appUrl)),
    webhooks: components.flatMap(readWebhook),
    servicePlugins: components.flatMap(readServicePlugin),
    backendPaths: findBackendPaths(components),
  };
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
  const template = text(script, 'template');
  if (template === undefined) return [];
  const placement = text(script, 'placement');
  return [
    {
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
  const type = eventTypes.find((name) => slugs[name] === slug);
  const path = pathAtApp(text(webhook, 'callbackUrl'));
  return type && path !== undefined ? [{ type, path }] : [];
}

function readServicePlugin(component: JsonObject): ServicePlugin[] {
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

/**
 * Returns the path of a URL on the app's server. Append it to the app's origin as text, because it
 * may begin with two slashes.
 * @returns `undefined` for any other URL.
 */
function pathAtApp(url: unknown): string | undefined {
  const isAtApp = typeof url === 'string' && url.startsWith(SERVER_PLACEHOLDER);
  return isAtApp ? url.slice(SERVER_PLACEHOLDER.length - 1) : undefined;
}

function atApp(text: string, appUrl: string): string {
  return text.replace(/http:\/\/_wix_(statics|server)_url_placeholder_/g, appUrl);
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);
}

function text(value: unknown, key: string): string | undefined {
  const found = dig(value, key);
  return typeof found === 'string' ? found : undefined;
}

function pixels(value: unknown, key: string): number | undefined {
  const found = dig(value, key);
  return typeof found === 'number' && found > 0 ? found : undefined;
}
