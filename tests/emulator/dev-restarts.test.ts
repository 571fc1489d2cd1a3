import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../support/browser/open-browser.js';
import { descendantsOf, isRuntime } from '../support/processes.js';
import { type RunningCli, startCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';

/** For what waits until a development server has started, on a busy machine. */
const patient = { timeout: 300_000, interval: 250 };
const EDITS = 30;

let small: SmallApp;
let cli: RunningCli;
let pid: number;

beforeAll(async () => {
  small = await createSmallApp({
    files: {
      'src/backend/config.web.ts': `import { Permissions, webMethod } from '@wix/web-methods';
export const read = webMethod(Permissions.Anyone, () => ({
  config: typeof __VALUE__ === 'undefined' ? undefined : __VALUE__,
  env: import.meta.env.PUBLIC_VALUE,
}));
`,
      'src/widget.ts': `import { read } from './backend/config.web';
export default class extends HTMLElement { connectedCallback() { void read(); } }
`,
    },
  });
  cli = await startCli(['dev'], { root: small.root });
  if (cli.child.pid === undefined) throw new Error('The command has no process.');
  ({ pid } = cli.child);
}, 600_000);

afterAll(async () => {
  await cli?.stop();
  await small?.remove();
});

const configWith = (more: string) => `
import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

export default defineConfig({
  output: 'server',
  adapter: wixHosting(),
  integrations: [webMethods(wix())],
  devToolbar: { enabled: false },
  ${more}
});`;

const health = async () => {
  const answer = await fetch(new URL('/emulator/health', cli.consoleUrl));
  return { code: answer.status, ...(await answer.json()) };
};

/** Calls the method; a call that comes while the app is starting waits for it. */
const read = async () => {
  const answer = await fetch(new URL('/emulator/methods/call', cli.consoleUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'backend/config/read' }),
  });
  const { status, body } = await answer.json();
  return { status, ...(status === undefined ? {} : JSON.parse(body)) };
};

const devServers = () =>
  descendantsOf(pid).filter(({ parent, args }) => parent === pid && args.includes('/dev/child/'));

test(`the app of \`wix-emulator dev\` has the last of ${EDITS} edits of its configuration in quick order`, async () => {
  for (let edit = 1; edit <= EDITS; edit += 1) {
    const files: readonly Readonly<Record<string, string>>[] = [
      { 'astro.config.mjs': configWith(`vite: { define: { __VALUE__: '${edit}' } },`) },
      { '.env': `PUBLIC_VALUE=${edit}\n` },
      { 'tsconfig.json': `{ "compilerOptions": { "strict": ${edit % 2 === 0} } }` },
      { 'package.json': `{ "name": "small-app-${edit}", "private": true, "type": "module" }` },
    ];
    for (const file of files) await small.write(file);
    // Some of the edits come while a server starts, and some while it answers.
    if (edit === EDITS / 2) await expect.poll(read, patient).toMatchObject({ status: 200 });
  }
  await expect.poll(read, patient).toEqual({ status: 200, config: EDITS, env: String(EDITS) });
  expect(await health()).toEqual({ code: 200, status: 'ready' });
  expect(devServers()).toHaveLength(1);
  await expect.poll(() => descendantsOf(pid).filter(isRuntime), patient).toHaveLength(1);
});

test('`wix-emulator dev` and its console say what is wrong with a broken configuration, until it is mended', async () => {
  const browser = await openBrowser(inject('chromium'));
  const { page } = await browser.open(cli.consoleUrl);
  const banner = page.locator('.trouble');
  await expect.poll(() => banner.textContent()).toBe('');
  await small.write({ 'astro.config.mjs': `${configWith('')}\nnot JavaScript` });
  const broken = {
    code: 503,
    status: 'unresponsive',
    reason: expect.stringMatching(/cannot start/),
  };
  await expect.poll(health, patient).toEqual(broken);
  expect((await health()).reason).toMatch(/astro\.config\.mjs/);
  await expect
    .poll(() => banner.textContent(), patient)
    .toMatch(/The app does not run\..*cannot start/);
  expect(cli.output()).toMatch(/dev server cannot start[\s\S]*astro\.config\.mjs/);
  const answer = await fetch(new URL('/api/web-methods/backend/config/read', cli.appUrl));
  expect([answer.status, await answer.json()]).toEqual([
    502,
    { error: { code: 'APP_UNAVAILABLE', message: expect.stringMatching(/does not run/) } },
  ]);

  // The emulator must call the app differently from now on.
  await small.write({
    'astro.config.mjs': configWith(
      `trailingSlash: 'always', vite: { define: { __VALUE__: '"mended"' } },`,
    ),
  });
  await expect.poll(read, patient).toMatchObject({ status: 200, config: 'mended' });
  expect(await health()).toEqual({ code: 200, status: 'ready' });
  await expect.poll(() => banner.textContent(), patient).toBe('');
  await browser.close();
});

test('`wix-emulator dev` says that the dev server was killed, and starts it again', async () => {
  const [server] = devServers();
  if (!server) throw new Error('No dev server.');
  process.kill(server.pid, 'SIGKILL');
  await expect.poll(cli.output, patient).toMatch(/dev server was ended by SIGKILL/);
  await expect.poll(read, patient).toMatchObject({ status: 200, config: 'mended' });
  expect(devServers()).toHaveLength(1);
  await expect.poll(() => descendantsOf(pid).filter(isRuntime), patient).toHaveLength(1);
});
