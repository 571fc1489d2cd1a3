import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type RunningCli, startCli } from '../../support/run-cli.js';

let dev: RunningCli;
let browser: Browser;

beforeAll(async () => {
  const args = ['dev', '--port', '0', '--emulator-port', '0', '--allow-host', 'emulator.test'];
  dev = await startCli(args);
  browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: [
      '--host-resolver-rules=MAP emulator.test 127.0.0.1',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await dev?.stop();
});

const at = (url: string, hostname: string) => `http://${hostname}:${new URL(url).port}`;

test('`wix-emulator dev` prints the phases of its start, and the addresses with the allowed host name', () => {
  const output = dev.output();
  expect(output).toMatch(/ {2}Emulator ready in \d+\.\d s\n/);
  expect(output).toMatch(
    / {2}App ready in \d+\.\d s \(astro dev \d+\.\d s, first requests \d+\.\d s\)\n/,
  );
  expect(output).toContain(`
  Console  ${dev.consoleUrl}
           ${at(dev.consoleUrl, 'emulator.test')}
  App      ${dev.appUrl}
           ${at(dev.appUrl, 'emulator.test')}
`);
});

test('in development, a browser that reaches the emulator through an allowed host name gets the widget and its updates', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const appUrl = at(dev.appUrl, 'emulator.test');
  const messages: string[] = [];
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(appUrl.replace('http', 'ws'))) return;
    socket.on('framereceived', ({ payload }) => messages.push(String(payload)));
  });
  await page.goto(`${at(dev.consoleUrl, 'emulator.test')}/hosts/site?instance=premium`);
  await page.getByLabel('Plan', { exact: true }).getByText('Pro').waitFor();
  // Vite's first message says that the connection is open.
  await expect.poll(() => messages.join()).toContain('connected');
  await page.context().close();
});

test('in development, the app answers on the IPv6 address of this computer, too', async () => {
  const answer = await fetch(`${at(dev.appUrl, '[::1]')}/_wix/app-manifest.json`);
  expect(answer.status).toBe(200);
  await answer.body?.cancel();
});

test('in development, the app refuses a host name that is not allowed, and names the option', async () => {
  const { hostname, port } = new URL(dev.appUrl);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ hostname, port, headers: { host: 'evil.example' } }, resolve).on('error', reject);
  });
  expect(answer.statusCode).toBe(403);
  expect(await text(answer)).toContain('--allow-host evil.example');
});
