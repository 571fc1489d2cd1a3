import { html } from 'hono/html';
import type { Markup } from './page.js';

/** Creates a page with a small form or message, such as the one that buys a plan. It needs no script. */
export function formPage(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; line-height: 1.25; }
      label { display: block; margin-top: 1rem; font-weight: 600; }
      input, select { display: block; box-sizing: border-box; width: 100%; margin-top: 0.25rem; }
      input, select, button { font: inherit; padding: 0.5rem 0.625rem; border: 1px solid #8894a1; border-radius: 0.375rem; }
      input, select { font-weight: 400; }
      button { margin-top: 1.5rem; padding-inline: 1.25rem; border-color: #0b5cd6; background: #0b5cd6; color: #fff; font-weight: 600; cursor: pointer; }
      a { color: light-dark(#0b5cd6, #74a9ff); }
      table { width: 100%; border-collapse: collapse; }
      th, td { padding: 0.5rem 0; border-block-end: 1px solid light-dark(#dde3ea, #2d3742); text-align: start; font-weight: 400; overflow-wrap: anywhere; }
      td { padding-inline-start: 1rem; text-align: end; white-space: nowrap; }
      tfoot :is(th, td) { border: 0; font-weight: 600; }
      .note { color: light-dark(#556372, #9fadba); font-size: 0.875rem; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}
