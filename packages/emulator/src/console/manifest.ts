import { isJsonObject, type JsonObject, readJsonObject } from '../json.js';

/** A site widget of the app. */
export interface Widget {
  readonly id: string;
  readonly name: string;
  readonly tagName: string;
  /** The module that defines the custom element. */
  readonly scriptUrl: string;
  /** The document of its settings panel. */
  readonly settingsUrl: string | undefined;
}

/** A dashboard page of the app. */
export interface DashboardPage {
  readonly id: string;
  readonly title: string;
  /** The document that the dashboard frames. */
  readonly url: string;
}

/** The extensions of an app that have a host page. */
export interface AppManifest {
  readonly widgets: readonly Widget[];
  readonly pages: readonly DashboardPage[];
}

/**
 * Reads the app's manifest from the running app.
 * @param appUrl the app's origin, which takes the place of the manifest's placeholders.
 * @throws {Error} if the app does not serve a manifest.
 */
export async function readManifest(appUrl: string): Promise<AppManifest> {
  const url = new URL('/_wix/app-manifest.json', appUrl);
  const answer = await fetch(url);
  const manifest = answer.ok ? await readJsonObject(answer) : undefined;
  const components = manifest?.components;
  if (!Array.isArray(components)) throw new Error(`The app has no manifest at ${url}.`);
  const objects = components.filter(isJsonObject);
  return {
    widgets: objects.flatMap((component) => readWidget(component, appUrl)),
    pages: objects.flatMap((component) => readPage(component, appUrl)),
  };
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

function readPage(component: JsonObject, appUrl: string): DashboardPage[] {
  if (component.compType !== 'BACK_OFFICE_PAGE') return [];
  const page = dig(component, 'compData', 'backOfficePage');
  const id = text(component, 'compId');
  const url = text(page, 'iframeUrl');
  if (id === undefined || url === undefined) return [];
  return [{ id, title: text(page, 'title') ?? id, url: atApp(url, appUrl) }];
}

function atApp(url: string, appUrl: string): string {
  return url.replace(/^http:\/\/_wix_(statics|server)_url_placeholder_/, appUrl);
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);
}

function text(value: unknown, key: string): string | undefined {
  const found = dig(value, key);
  return typeof found === 'string' ? found : undefined;
}
