import { expect, test } from 'vitest';
import { callsIn, endsOf, rolesIn } from './app.harness.js';

const files = {
  'tsconfig.json': `{
  // The app's own names.
  "extends": "astro/tsconfigs/strict",
  "compilerOptions": { "baseUrl": ".", "paths": { "$lib/*": ["src/lib/*"], "wix": ["./src/lib/wix.ts"], }, },
}`,
  'package.json': '{ "imports": { "#lib/*.js": { "default": "./src/lib/*.ts" } } }',
  'src/lib/wix.ts': "export { items } from '@wix/data';",
};

test.each(['$lib/wix', '$lib/wix.js', 'wix', '#lib/wix.js', '@/lib/wix'])(
  'readCalls() follows an import of "%s" through the configuration of the app',
  async (specifier) => {
    const code = `import { items } from '${specifier}';\nitems.query('a');`;
    expect(endsOf(await callsIn({ ...files, 'src/backend/a.ts': code }))).toEqual([
      '@wix/data items.query:2',
    ]);
  },
);

test('whereFilesRun() follows an import through the configuration of the app', async () => {
  const roles = await rolesIn({
    ...files,
    'src/backend/a.ts': "import '$lib/wix';",
  });
  expect(roles['src/lib/wix.ts']?.reasons).toEqual(['imported by src/backend/a.ts']);
});

test.each(['{', '[]', '{ "compilerOptions": { "paths": 1 } }', ''])(
  'readCalls() reads an app with the configuration `%s`',
  async (config) => {
    const code = "import { items } from '@wix/data';\nitems.query('a');";
    const calls = await callsIn({ 'tsconfig.json': config, 'src/a.ts': code });
    expect(endsOf(calls)).toHaveLength(1);
  },
);
