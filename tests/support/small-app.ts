import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SCRATCH_ROOT } from './run-cli.js';

/** What differs from app to app. */
interface SmallAppOptions {
  /** What the app's configuration has for `integrations`. Default: with web methods. */
  integrations?: string;
  /** More of the app's configuration, as code. */
  config?: string;
  /** Its files beside those that every app has, by their path. */
  files: Readonly<Record<string, string>>;
}

/** An app with a widget, in a folder of its own, which a test writes and removes. */
export interface SmallApp {
  /** Its folder. */
  readonly root: string;
  /** Writes more files, or other ones. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** Writes an app whose widget is `src/widget.ts`. */
export async function createSmallApp({
  integrations = 'webMethods(wix())',
  config = '',
  files,
}: SmallAppOptions): Promise<SmallApp> {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  const root = await mkdtemp(path.join(SCRATCH_ROOT, 'app-'));
  const write: SmallApp['write'] = async (more) => {
    for (const [name, content] of Object.entries(more)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), content);
    }
  };
  await write({
    'package.json': '{ "name": "small-app", "private": true, "type": "module" }',
    'wix.config.json': JSON.stringify({
      appId: '2c9d3a00-1111-4222-8333-444455556666',
      projectId: '2c9d3a00-7777-4888-8999-aaaabbbbcccc',
      namespace: '@example/small-app',
      codeIdentifier: 'small-app',
      projectType: 'App',
    }),
    'astro.config.mjs': `
import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

export default defineConfig({
  output: 'server',
  adapter: wixHosting(),
  integrations: [${integrations}],
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
  ${config}
});`,
    'src/extensions.ts': `
import { app, extensions } from '@wix/astro/builders';

export default app().use(
  extensions.customElement({
    id: '2c9d3a00-0000-4000-8000-000000000001',
    name: 'Widget',
    tagName: 'small-widget',
    element: './widget.ts',
    installation: { autoAdd: true },
    width: { defaultWidth: 400 },
    height: { defaultHeight: 200 },
  }),
);`,
    ...files,
  });
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}
