import { html, raw } from 'hono/html';
import type { EmbeddedScript, ScriptPlacement } from '../model/extensions.js';
import type { SiteData } from '../model/host-data.js';
import { hostPage, type Markup } from './page.js';
import { commonConfig, reactScripts } from './site-globals.js';

/**
 * A customer's website with all of the app's widgets on it.
 * @param data Data for the page's script.
 * @param scripts The scripts that are embedded in the site, with their parameters filled in.
 */
export function sitePage(data: SiteData, scripts: readonly EmbeddedScript[]): Markup {
  const { site, widgets } = data;
  const body = html`
    ${embed(scripts, 'BODY_START')}
    <header class="site-header">
      <a class="site-name" href="#top" dir="auto">${site.name}</a>
      <nav aria-label="Site" lang="en">
        <a href="#top" aria-current="page">Home</a>
        <a href="#about">About</a>
        <a href="#contact">Contact</a>
      </nav>
    </header>
    <main id="top">
      <section class="hero">
        <h1 dir="auto">${site.name}</h1>
        <p dir="auto">${site.description}</p>
      </section>
      ${
        widgets.length === 0 && scripts.length === 0
          ? html`<p class="widget" lang="en" dir="ltr">
              The app shows nothing on this site: <code>src/extensions.ts</code> registers no
              widget, and no script of the app is embedded.
            </p>`
          : ''
      }
      ${widgets.map(
        (widget) =>
          html`<section class="widget" aria-label="${widget.name}" id="widget-${widget.id}"></section>`,
      )}
      <section class="text" id="about" lang="en" dir="ltr">
        <h2>About us</h2>
        <p>
          We are a small team that cares about the details. Come by, say hello, and tell us what you
          would like to see here next.
        </p>
      </section>
    </main>
    <footer class="site-footer" id="contact">© ${site.name}</footer>
    ${embed(scripts, 'BODY_END')}`;
  const head = html`${commonConfig(site)}
    ${reactScripts}
    ${embed(scripts, 'HEAD')}`;
  return hostPage('site', {
    title: site.name,
    data,
    body,
    head,
    language: site.language,
    clockOffsetMs: data.clockOffsetMs,
    surface: 'site page',
  });
}

/**
 * The scripts of one placement, unescaped, because they are the app's own HTML as on a site. Only
 * the values of their parameters are escaped.
 */
function embed(scripts: readonly EmbeddedScript[], place: ScriptPlacement): Markup {
  return html`${scripts
    .filter(({ placement }) => placement === place)
    .map(({ template }) => raw(template))}`;
}
