import { afterAll, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';

const files = {
  'src/pages/static.json.ts': `
export const prerender = true;
export const GET = () => Response.json('static');`,
  'src/widget.ts': 'export default class extends HTMLElement {}',
};

const apps: SmallApp[] = [];
afterAll(() => Promise.all(apps.map((app) => app.remove())));

/** How often Astro warns of who reads headers that such a page does not have. */
async function warningsOf(integrations: string): Promise<number> {
  const app = await createSmallApp({ integrations, files });
  apps.push(app);
  const { code, stdout, stderr } = await runCli(['build', '--ignore-credentials'], {
    root: app.root,
    env: { NODE_ENV: 'production' },
  });
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('static.json');
  return [...(stdout + stderr).matchAll(/`Astro\.request\.headers` was used/g)].length;
}

test('webMethods() causes no more warnings about the headers of a prerendered page than wix() does', async () => {
  expect(await warningsOf('webMethods(wix())')).toBe(await warningsOf('wix()'));
});
