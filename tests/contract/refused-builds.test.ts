import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { CONTRACT_ROOT } from '../support/start-app.js';

const CANARY = 'canary-of-a-leak';
const COPY = path.join(CONTRACT_ROOT, '../leaking');

/** An extension of the fixture that reaches into the backend, each in a way of its own. */
interface Leak {
  /** The file of the extension, below `src/extensions`. */
  entry: string;
  /** What is appended to it. */
  source: string;
  /** The file that it reaches, below `src/backend/leaks`. */
  file: string;
  /** A style sheet beside it. */
  css?: string;
}

const leaks: Record<string, Leak> = {
  'a custom element': {
    entry: 'widget.ts',
    source: "export const url = new URL(/* it */ '../backend/leaks/widget.ts', import.meta.url);",
    file: 'widget.ts',
  },
  'a settings panel': {
    entry: 'panel.tsx',
    source: "import './panel.css';",
    css: 'a { background: url(../backend/leaks/panel.txt) }',
    file: 'panel.txt',
  },
  'a site plugin': {
    entry: 'site-plugin.ts',
    source: "export * from '../backend/leaks/site-plugin';",
    file: 'site-plugin.ts',
  },
  'an embedded script': {
    entry: 'embedded.html',
    source: '<img src="../backend/leaks/embedded.txt">',
    file: 'embedded.txt',
  },
  'an editor React component': {
    entry: 'component.tsx',
    source: "export * as leak from '../backend/leaks/component.json';",
    file: 'component.json',
  },
  'a panel of an editor React component': {
    entry: 'component-panel.tsx',
    source: "export { default as leak } from '../backend/leaks/component-panel.ts?raw';",
    file: 'component-panel.ts',
  },
  'a viewer service': {
    entry: 'viewer-service.ts',
    source:
      "export const leaks = import.meta.glob('../backend/leaks/viewer-*.ts', { eager: true });",
    file: 'viewer-service.ts',
  },
  'a dashboard page': {
    entry: 'page.tsx',
    source: "export const leak = () => import('../backend/leaks/page');",
    file: 'page.ts',
  },
  'a dashboard modal': {
    entry: 'modal.tsx',
    source: "import './modal.css';",
    css: "@import '../backend/leaks/modal.css';",
    file: 'modal.css',
  },
};

const contents: Record<string, string> = {
  '.ts': `export const leak = '${CANARY}';\nexport default leak;\n`,
  '.txt': `${CANARY} in a text\n`,
  '.json': `{ "leak": "${CANARY}" }\n`,
  '.css': `a::after { content: '${CANARY}' }\n`,
};

/** What the build of all the extensions has printed. */
let output = '';

beforeAll(async () => {
  await rm(COPY, { recursive: true, force: true });
  await cp(CONTRACT_ROOT, COPY, {
    recursive: true,
    filter: (source) => !/\/(?:dist|dist-.*|node_modules|\.astro|\.wix)$/.test(source),
  });
  await mkdir(path.join(COPY, 'src/backend/leaks'));
  for (const { entry, source, file, css } of Object.values(leaks)) {
    const extension = path.join(COPY, 'src/extensions', entry);
    await appendFile(extension, `\n${source}\n`);
    if (css) await writeFile(extension.replace(/\.tsx$/, '.css'), css);
    await writeFile(
      path.join(COPY, 'src/backend/leaks', file),
      contents[path.extname(file)] ?? CANARY,
    );
  }
  output = await buildFixture(COPY, { config: 'leaking.config.mjs' }).then(
    () => 'It was built.',
    (error: { stdout?: string; stderr?: string }) => `${error.stdout}${error.stderr}`,
  );
});

afterAll(async () => {
  await rm(COPY, { recursive: true, force: true });
});

test.each(Object.entries(leaks))(
  'the build of %s that references a backend file fails with the import chain and the remedy',
  (_, { entry, file }) => {
    const leaked = `src/backend/leaks/${file}`;
    const start = output.indexOf(`${leaked} is server-only, and a frontend reaches it:\n`);
    expect(start, output).toBeGreaterThan(-1);
    const message = output.slice(start).split('\nMove what both sides need to src/shared')[0] ?? '';
    expect(message).toContain(`src/extensions/${entry}\n`);
    expect(message).toMatch(new RegExp(`→ ${leaked}$`));
  },
);

test('a build that fails writes no backend code into a public file', async () => {
  const dist = path.join(COPY, 'dist');
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    if (path.relative(dist, file).startsWith('_worker.js')) continue;
    expect(await readFile(file, 'utf8'), file).not.toContain(CANARY);
  }
});
