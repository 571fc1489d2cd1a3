import { html } from 'hono/html';
import type { SiteData } from './host-data.js';
import { hostPage, type Markup } from './page.js';
import { reactScripts } from './react-scripts.js';

/** A customer's web site with all of the app's widgets on it. */
export function sitePage(data: SiteData): Markup {
  const { site, widgets } = data;
  const body = html`
    <header class="site-header">
      <a class="site-name" href="#top">${site.name}</a>
      <nav aria-label="Site">
        <a href="#top" aria-current="page">Home</a>
        <a href="#about">About</a>
        <a href="#contact">Contact</a>
      </nav>
    </header>
    <main id="top">
      <section class="hero">
        <h1>${site.name}</h1>
        <p>${site.description}</p>
      </section>
      ${widgets.map(
        (widget) =>
          html`<section class="widget" aria-label="${widget.name}" id="widget-${widget.id}"></section>`,
      )}
      <section class="text" id="about">
        <h2>About us</h2>
        <p>
          We are a small team that cares about the details. Come by, say hello, and tell us what you
          would like to see here next.
        </p>
      </section>
    </main>
    <footer class="site-footer" id="contact">© ${site.name}</footer>`;
  return hostPage('site', { title: site.name, data, body, head: reactScripts });
}
