import { expect, inject, test } from 'vitest';
import { openBrowser } from '../support/browser/open-browser.js';
import { startExec } from '../support/run-exec.js';

test('the console of `wix-emulator exec` lists the requests of the command', async () => {
  const send = `fetch('https://www.wixapis.com/forms/v4/forms'); setInterval(() => {}, 1000);`;
  const running = startExec(['--console', '--', 'node', '-e', send], {
    env: { EMULATOR_PORT: '0' },
  });
  await expect.poll(running.stderr, { timeout: 60_000 }).toMatch(/called by program node/);
  const [, url = ''] = /Console +(\S+)/.exec(running.stderr()) ?? [];
  const browser = await openBrowser(inject('chromium'));
  const { page } = await browser.open(url, { width: 1440, height: 900 });
  await page.getByRole('tab', { name: 'Timeline' }).getByText('1 not emulated').waitFor();
  await page.getByText('program node').first().waitFor();
  await page.frameLocator('iframe').getByText('no extensions to show').waitFor();
  await browser.close();
  running.child.kill('SIGTERM');
  expect((await running.ended).code).toBe(128 + 15);
});
