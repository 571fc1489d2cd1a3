import { raw } from 'hono/html';
import type { Markup } from './page.js';

/**
 * A script that puts data into a global variable of the page.
 * @param name the variable's name.
 * @param data anything that JSON carries.
 */
export function scriptData(name: string, data: object): Markup {
  // A "<" in the data could otherwise end the script.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return raw(`<script>globalThis.${name} = ${json};</script>`);
}
