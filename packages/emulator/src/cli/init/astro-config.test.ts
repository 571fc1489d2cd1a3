import { expect, test } from 'vitest';
import { addWebMethods } from './astro-config.js';

test('addWebMethods() wraps wix(), and changes nothing else', () => {
  const source = `// Our app
import wix from "@wix/astro"
import { defineConfig } from 'astro/config';

export default defineConfig({
	integrations: [ wix({ a: [1, 2] }), /* more */ ...(isBuild ? [other()] : []) ],
  adapter : wixHosting(),
});
`;
  expect(addWebMethods(source)).toBe(`// Our app
import wix from "@wix/astro"
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

export default defineConfig({
	integrations: [ webMethods(wix({ a: [1, 2] })), /* more */ ...(isBuild ? [other()] : []) ],
  adapter : wixHosting(),
});
`);
});

test.each([
  ['another name', "import w from '@wix/astro';\nexport default { integrations: [w()] };", 'w()'],
  [
    'types',
    "import wix from '@wix/astro';\nexport default { integrations: [wix()] } satisfies object;",
    'wix()',
  ],
  [
    'a list',
    "import wix from '@wix/astro';\nconst list = [wix()];\nexport default { list };",
    'wix()',
  ],
])('addWebMethods() understands %s', (_, source, call) => {
  expect(addWebMethods(source)).toBe(
    source
      .replace(';\n', ";\nimport webMethods from 'wix-astro-web-methods';\n")
      .replace(call, `webMethods(${call})`),
  );
});

test('addWebMethods() keeps the line ends of Windows', () => {
  const source = "import wix from '@wix/astro';\r\nexport default { integrations: [wix()] };\r\n";
  expect(addWebMethods(source)?.replaceAll('\r\n', '')).not.toContain('\n');
});

test('addWebMethods() leaves a config alone in which wix() is wrapped, and uses an import that is there', () => {
  const configWith = (integration: string) => `import wix from '@wix/astro';
import wm from 'wix-astro-web-methods';
export default { integrations: [${integration}] };`;
  const wrapped = configWith('wm(wix())');
  expect(addWebMethods(wrapped)).toBe(wrapped);
  expect(addWebMethods(configWith('wix()'))).toBe(wrapped);
});

test.each([
  ['no wix()', "import a from 'a';\nexport default { integrations: [a()] };"],
  ['two calls of wix()', "import wix from '@wix/astro';\nexport default [wix(), wix()];"],
  ['no JavaScript', 'export default {'],
  ['nothing', ''],
])('addWebMethods() does not guess if there is %s', (_, source) => {
  expect(addWebMethods(source)).toBeUndefined();
});
