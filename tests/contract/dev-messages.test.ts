import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findBrowser } from '../support/browser/find-browser.js';
import { openBrowser } from '../support/browser/open-browser.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startDevApp } from '../support/start-app.js';

let small: SmallApp;
let app: RunningApp;
const log: string[] = [];

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation((...texts) => void log.push(texts.join(' ')));
  small = await createSmallApp({
    files: {
      'src/backend/demo.web.ts': `import { Permissions, webMethod } from '@wix/web-methods';
import { fail } from './fail';

/** A type, whose lines are gone in the code that runs. */
export interface Options {
  readonly name: string;
}

export const crash = webMethod(Permissions.Anyone, () => {
  throw new Error('crashed');
});

export const crashElsewhere = webMethod(Permissions.Anyone, () => fail({ name: 'x' }));
`,
      'src/backend/fail.ts': `interface Options {
  readonly name: string;
}

export function fail({ name }: Options): never {
  throw new Error(name, { cause: new Error('the cause') });
}
`,
      'src/plain.web.ts': 'export function plain() {}\nexport interface Plan { name: string }\n',
      'src/widget.ts': `import { plain } from './plain.web';
export default class extends HTMLElement { connectedCallback() { plain(); } }
`,
    },
  });
  app = await startDevApp(small.root);
}, 240_000);

afterAll(async () => {
  await app?.close();
  await small.remove();
  vi.restoreAllMocks();
});

test('the stack of an error names the lines of the source, in the response and in the log', async () => {
  const answer = await app.call('backend/demo/crash');
  expect(answer.status).toBe(500);
  expect(answer.text).toMatch(/src\/backend\/demo\.web\.ts:10:9/);
  await expect.poll(() => log.join('\n')).toMatch(/src\/backend\/demo\.web\.ts:10:9/);
});

test('the stack of an error in another file, and of its cause, names the lines of the source', async () => {
  log.length = 0;
  const answer = await app.call('backend/demo/crashElsewhere');
  expect(answer.text).toMatch(/src\/backend\/fail\.ts:6:9/);
  expect(answer.text).toMatch(/src\/backend\/demo\.web\.ts:13:\d+/);
  await expect.poll(() => log.join('\n')).toMatch(/Caused by[\s\S]*src\/backend\/fail\.ts:6:\d+/);
});

test('a widget that imports a plain function shows Vite’s overlay, which says what to do', async () => {
  const manifest = await (await fetch(new URL('/_wix/app-manifest.json', app.url))).text();
  const [server] = /\/_wix_proxy\/[^/]+\//.exec(manifest) ?? [];
  const browser = await openBrowser(await findBrowser());
  try {
    const { page } = await browser.open(new URL('/_wix/app-manifest.json', app.url).href);
    // Without Wix's wrapper around the widget, which needs the site's React.
    for (const file of ['@vite/client', 'src/widget.ts']) {
      await page.addScriptTag({ type: 'module', url: `${server}${file}` }).catch(() => {});
    }
    const overlay = page.locator('vite-error-overlay .message-body');
    await overlay.waitFor({ timeout: 60_000 });
    expect(await overlay.textContent()).toMatch(
      /"plain" is not exported by "src\/plain\.web\.ts" to frontends, imported by "src\/widget\.ts".*Wrap it in webMethod\(\)/,
    );
  } finally {
    await browser.close();
  }
}, 120_000);
