import { html } from 'hono/html';
import { expect, test } from 'vitest';
import { hostPage } from './page.js';

test('hostPage() escapes the title and the data', async () => {
  const evil = '</script><script>alert(1)</script>';
  const page = String(
    await hostPage('site', { title: evil, data: { evil }, body: html`<p>${evil}</p>` }),
  );
  expect(page).not.toContain('<script>alert');
});
