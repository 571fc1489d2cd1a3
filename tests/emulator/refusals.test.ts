import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../support/browser/open-browser.js';
import { type RunningCli, startCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';

let small: SmallApp;
let cli: RunningCli;

beforeAll(async () => {
  small = await createSmallApp({
    files: {
      'src/extensions.ts': `import { app } from '@wix/astro/builders';
export default app();
`,
      'src/backend/forms.web.ts': `import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

const ask = auth.elevate(httpClient.fetchWithAuth);

export const getForms = webMethod(Permissions.Anyone, async () => {
  const answer = await ask('https://www.wixapis.com/forms/v4/forms');
  return answer.ok ? answer.json() : [];
});
`,
    },
  });
  cli = await startCli(['dev'], { root: small.root });
}, 240_000);

afterAll(async () => {
  await cli?.stop();
  await small.remove();
});

test('a refused request whose error the app catches is printed once, and is in the timeline', async () => {
  for (let calls = 0; calls < 2; calls += 1) {
    const response = await fetch(new URL('/emulator/methods/call', cli.consoleUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'backend/forms/getForms' }),
    });
    expect(await response.json()).toMatchObject({ status: 200, body: '[]' });
  }
  const line =
    'not emulated: GET https://www.wixapis.com/forms/v4/forms, called by backend/forms/getForms';
  await expect.poll(() => cli.output().split(line)).toHaveLength(2);

  const calls: unknown = await (await fetch(new URL('/emulator/calls', cli.consoleUrl))).json();
  expect(JSON.stringify(calls)).toContain('"tag":"refused"');

  const browser = await openBrowser(inject('chromium'));
  const { page } = await browser.open(cli.consoleUrl, { width: 1440, height: 900 });
  await page.getByRole('tab', { name: 'Timeline' }).getByText('2 not emulated').waitFor();
  const row = page.getByRole('button', { name: /backend\/forms\/getForms/ }).first();
  await row.getByText('1 not emulated').waitFor();
  await browser.close();
});
