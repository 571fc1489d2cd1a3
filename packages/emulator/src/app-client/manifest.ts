import { isJsonObject, type JsonObject, readJsonObject } from '../util/json.js';

/** A site widget of the app, or the widget that stands behind a site plugin. */
export interface Widget {
  readonly id: string;
  readonly name: string;
  readonly tagName: string;
  /** The module that defines the custom element. */
  readonly scriptUrl: string;
  /** The document of its settings panel. */
  readonly settingsUrl: string | undefined;
}

/** A dashboard page of the app, or one of its dashboard modals. */
export interface DashboardDocument {
  readonly id: string;
  readonly title: string;
  /** The document that the dashboard frames. */
  readonly url: string;
}

/** A dashboard modal of the app. */
export interface DashboardModal extends DashboardDocument {
  /** The width of its content in pixels, if the app names one. */
  readonly width: number | undefined;
  /** The height of its content in pixels, if the app names one. */
  readonly height: number | undefined;
}

/** Where on a site's pages Wix puts an embedded script. */
export type ScriptPlacement = 'HEAD' | 'BODY_START' | 'BODY_END';

/** An embedded script of the app. */
export interface EmbeddedScript {
  readonly name: string;
  readonly placement: ScriptPlacement;
  /** The HTML that Wix puts into the site's pages. */
  readonly template: string;
}

/** The extensions of an app that have a host page. */
export interface AppManifest {
  readonly widgets: readonly Widget[];
  readonly pages: readonly DashboardDocument[];
  readonly modals: readonly DashboardModal[];
  readonly scripts: readonly EmbeddedScript[];
}

/**
 * Reads the app's manifest from the running app.
 * @param appUrl the app's origin, which takes the place of the manifest's placeholders.
 * @throws {Error} if the app does not serve a manifest.
 */
export async function readManifest(appUrl: string): Promise<AppManifest> {
  const url = new URL('/_wix/app-manifest.json', appUrl);
  const answer = await fetch(url, { redirect: 'manual' });
  const manifest = answer.ok ? await readJsonObject(answer) : undefined;
  const components = manifest?.components;
  if (!Array.isArray(components)) throw new Error(`The app has no manifest at ${url}.`);
  const objects = components.filter(isJsonObject);
  return {
    widgets: objects.flatMap((component) => readWidget(component, appUrl)),
    pages: objects.flatMap((component) => readPage(component, appUrl)),
    modals: objects.flatMap((component) => readModal(component, appUrl)),
    scripts: objects.flatMap((component) => readScript(component, appUrl)),
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
