import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { PAGE_SCRIPT_PATH } from '../model/page-requests.js';
import { directionOf, languageTag } from '../util/direction.js';
import { shiftedDateScript } from '../util/shifted-date.js';

/** A piece of HTML whose variable parts are escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One of the bundles in `dist/ui`, with a style sheet of the same name. */
export type HostBundle = 'console' | 'site' | 'panel' | 'component' | 'dashboard';

/** The parts that differ from page to page. */
export interface HostPageOptions {
  readonly title: string;
  /** Data for the bundle, in a global variable such as `siteData` for the bundle `site`. */
  readonly data: object;
  readonly body: Markup;
  /** The page's language or locale; English if left out. */
  readonly language?: string;
  /** How far ahead of the computer's clock the page's time is, in milliseconds. */
  readonly clockOffsetMs?: number;
  /**
   * The name of the page in logs, if code of the app runs in it. Its requests to Wix go to the
   * emulator.
   */
  readonly surface?: string;
  /** More markup for the head. */
  readonly head?: Markup;
}

/**
 * Creates the HTML page that loads one of the host bundles.
 * @param bundle The bundle.
 */
export function hostPage(
  bundle: HostBundle,
  { title, data, body, language = 'en', clockOffsetMs = 0, surface, head }: HostPageOptions,
): Markup {
  return html`<!doctype html>
<html lang="${languageTag(language)}" dir="${directionOf(language)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${surface !== undefined && html`<script src="${PAGE_SCRIPT_PATH}" data-surface="${surface}"></script>`}
    ${raw(shiftedDateScript(clockOffsetMs))}
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/hosts/assets/${bundle}.css">
    ${scriptData(`${bundle}Data`, data)}
    ${head}
    <script type="module" src="/hosts/assets/${bundle}.js"></script>
  </head>
  <body>${body}</body>
</html>`;
}

/**
 * Creates a script that assigns data to a global variable of the page.
 * @param name The variable's name.
 * @param data Any JSON-serializable object.
 */
export function scriptData(name: string, data: object): Markup {
  // A "<" in the data could otherwise end the script.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return raw(`<script>globalThis.${name} = ${json};</script>`);
}
