import { transformWithEsbuild } from 'vite';
import { renderTemplate } from './wix-templates.js';

/** The language of an app's own files. */
export type Language = 'typescript' | 'javascript';

const APP_ID = '2c9d3a00-1111-4222-8333-444455556666';

const config = `import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

export default defineConfig({
  output: 'server',
  adapter: wixHosting(),
  integrations: [webMethods(wix())],
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
});
`;

/** A web module with the app's own version of zod. */
const webModule = `import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller, validated } from 'wix-astro-web-methods/server';
import { z } from 'zod';

export const getInstance = webMethod(Permissions.Anyone, async () => {
  const { instanceId } = await getCaller();
  return { instanceId };
});

export const reserve = webMethod(
  Permissions.Anyone,
  validated(z.object({ seats: z.number().max(4) }), async ({ seats }) => ({ reserved: seats })),
);
`;

const tests = `import { expect, test } from 'vitest';
import { withCaller } from 'wix-astro-web-methods/testing';
import { wixTest } from 'wix-emulator/vitest';
import { getInstance } from '../src/backend/instance.web';

const appTest = wixTest();

appTest('the running app answers a visitor', async ({ emulator, app }) => {
  expect(app.url).toMatch(/^http:/);
  const { status, body } = await emulator.call({
    method: 'backend/instance/getInstance',
    as: 'visitor',
    instance: 'free',
  });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ instanceId: emulator.instances.free.instance.instanceId });
});

test('a method runs in a unit test', async () => {
  const caller = { subjectType: 'VISITOR', instanceId: 'an-instance' } as const;
  expect(await withCaller(caller, () => getInstance())).toEqual({ instanceId: 'an-instance' });
});
`;

/** A call in the element that Wix's template makes. */
const callInElement = `import { getInstance } from '../../backend/instance.web';

void getInstance().then(({ instanceId }) => console.log(instanceId));

`;

/**
 * Writes the files of an app, with a widget from Wix's template that calls a web method.
 * @returns Their contents, by their paths.
 */
export async function appFiles(language: Language): Promise<Readonly<Record<string, string>>> {
  const folder = 'src/extensions/my-widget';
  const widget = await renderTemplate('custom-element', {
    route: 'my-widget',
    config: {
      id: '2c9d3a00-0000-4000-8000-000000000001',
      presetId: '2c9d3a00-0000-4000-8000-000000000002',
      name: 'My widget',
      element: `./${folder.replace('src/', '')}/my-widget.tsx`,
      // The template's panel needs Wix's design system, which takes minutes to install.
      settings: `./${folder.replace('src/', '')}/settings.ts`,
    },
  });
  const endpoint = await renderTemplate('http-endpoint', { route: 'hello', config: {} });
  const files: Record<string, string> = {
    'wix.config.json': JSON.stringify({
      appId: APP_ID,
      projectId: '2c9d3a00-7777-4888-8999-aaaabbbbcccc',
      namespace: '@example/my-app',
      codeIdentifier: 'my-app',
      projectType: 'App',
    }),
    'astro.config.mjs': config,
    'tsconfig.json': JSON.stringify({ extends: 'astro/tsconfigs/strict', exclude: ['dist'] }),
    'src/extensions.ts': `import { app } from '@wix/astro/builders';
import myWidget from './extensions/my-widget/my-widget.extension';

export default app().use(myWidget);
`,
    [`${folder}/my-widget.extension.ts`]: widget['my-widget.extension.ts'] ?? '',
    [`${folder}/my-widget.tsx`]: callInElement + (widget['my-widget.tsx'] ?? ''),
    [`${folder}/settings.ts`]: `export default () => 'Settings';\n`,
    'src/pages/api/hello.ts': endpoint['hello.ts'] ?? '',
    'src/backend/instance.web.ts': webModule,
    'tests/instance.test.ts': tests,
  };
  return language === 'typescript' ? files : toJavaScript(files);
}

/** Strips the types, and renames the files. Wix reads the list of the extensions from a `.ts` file only. */
async function toJavaScript(files: Readonly<Record<string, string>>) {
  const converted = Object.entries(files).map(async ([name, content]) => {
    if (!/\.tsx?$/.test(name) || name === 'src/extensions.ts') return [name, content] as const;
    const { code } = await transformWithEsbuild(content, name, {
      jsx: 'preserve',
      sourcemap: false,
      tsconfigRaw: {},
    });
    return [
      name.replace(/\.ts/, '.js'),
      code.replace(/(\/[\w-]+)\.ts(x?['"])/g, '$1.js$2'),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(converted));
}
