import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { appMistakes, patternOf } from './mistakes.js';

const MODULE = 'src/backend/instance.web.ts';
const CONFIG = 'astro.config.mjs';

const head = `import wix from '@wix/astro';
import webMethods from 'wix-astro-web-methods';
`;

const files = {
  [MODULE]: `import { Permissions, webMethod } from '@wix/web-methods';
export const getInstance = webMethod(Permissions.Anyone, () => 1);
`,
  'src/widget.ts': `import { getInstance } from './backend/instance.web';
export default class extends HTMLElement {
  connectedCallback() {
    void getInstance();
  }
}
`,
};

let app: SmallApp;

beforeAll(async () => {
  app = await createSmallApp({ files });
});
afterAll(() => app.remove());

/** Each mistake: what is written into a file of the app, and the command that is run. */
const mistakes: Record<
  keyof typeof appMistakes,
  { readonly command: readonly string[]; readonly files?: Readonly<Record<string, string>> }
> = {
  'unknown command': { command: ['dve'] },
  'unknown option': { command: ['dev', '--prot', '4000'] },
  'command of exec': { command: ['exec', 'npm', 'test'] },
  'broken web module': {
    command: ['build'],
    files: { [MODULE]: `${files[MODULE]}export const seats = {;\n` },
  },
  'no adapter': {
    command: ['build'],
    files: { [CONFIG]: `${head}export default { integrations: webMethods(wix()) };` },
  },
  // The configuration stays broken from here on.
  'broken configuration': { command: ['dev'], files: { [CONFIG]: 'export default {};\nnot code' } },
  'missing package': {
    command: ['build'],
    files: { [CONFIG]: "import x from 'not-installed';\nexport default x;" },
  },
};

test.each(Object.keys(mistakes) as (keyof typeof mistakes)[])(
  'the mistake "%s" ends a command with the message of the page on troubleshooting',
  async (name) => {
    const { command, files: broken = {} } = mistakes[name];
    await app.write(broken);
    const { code, stderr } = await runCli(command, { root: app.root });
    expect(code).toBe(1);
    // What a terminal shows without scrolling.
    expect(stderr.trimEnd().split('\n').slice(-20).join('\n')).toMatch(
      patternOf(appMistakes[name]),
    );
  },
);
