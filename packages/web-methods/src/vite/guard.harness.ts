import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, mergeConfig, type Plugin, type Rollup } from 'vite';
import { expect } from 'vitest';
import { webMethodsPlugin } from './plugin.js';

/** The packages that a project's modules import. */
const external = [/^wix-astro-web-methods/, /^@wix/];

/** A text that every file of the backend contains, and that no file of a frontend may contain. */
export const CANARY = 'sk_live_canary_of_the_backend';

/** The files that every project has. */
const PROJECT = {
  'src/backend/secret.ts': `export const secret = '${CANARY}';\nexport default secret;\n`,
  'src/backend/legacy.cjs': `module.exports = { secret: '${CANARY}' };\n`,
  'src/backend/worker.ts': `self.postMessage('${CANARY}');\n`,
  'src/backend/keys.json': `{ "secret": "${CANARY}" }\n`,
  'src/backend/notes.txt': `The secret is ${CANARY}\n`,
  'src/backend/logo.svg': `<svg xmlns="http://www.w3.org/2000/svg"><title>${CANARY}</title></svg>\n`,
  'src/backend/private.css': `.private::after { content: '${CANARY}'; }\n`,
  'src/backend/private.module.css': `.private { --secret: '${CANARY}'; }\n`,
  'src/backend/demo.web.ts': `import { webMethod } from '@wix/web-methods';
import { secret } from './secret';
export const reveal = webMethod('Anyone', () => '${CANARY}' + secret);
`,
  'src/main.ts': 'export {};\n',
};

/** A project whose frontend reaches a server file in some way. */
export interface Way {
  /** The source of `src/main.ts`. */
  main?: string;
  /** More files. */
  files?: Record<string, string>;
  /** Symbolic links and their targets, both relative to the project's folder. */
  links?: Record<string, string>;
  /** The entry. Default: `src/main.ts`. */
  entry?: string;
  /** More Vite config. */
  config?: (root: string) => InlineConfig;
  /** The app's own plugins, which come before those of web methods. */
  plugins?: (root: string) => Plugin[];
}

/** Writes a project to a temporary folder; returns the folder and a function that removes it. */
export async function createProject({ main, files, links = {} }: Way) {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'guard-')));
  const modules = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
  await mkdir(path.join(root, 'node_modules/@wix'), { recursive: true });
  for (const name of ['@wix/web-methods', '@wix/essentials', 'wix-astro-web-methods']) {
    await symlink(await realpath(path.join(modules, name)), path.join(root, 'node_modules', name));
  }
  const all = { ...PROJECT, ...files, ...(main === undefined ? {} : { 'src/main.ts': main }) };
  for (const [name, content] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
  for (const [link, target] of Object.entries(links)) {
    await mkdir(path.dirname(path.join(root, link)), { recursive: true });
    await symlink(path.join(root, target), path.join(root, link));
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Writes a project, runs a function with its folder, and removes it. */
export async function withProject<T>(way: Way, use: (root: string) => Promise<T>): Promise<T> {
  const { root, remove } = await createProject(way);
  try {
    return await use(root);
  } finally {
    await remove();
  }
}

/**
 * Builds a project with the configuration of an extension; returns the text of all files that it
 * would write.
 * @param sourcemap Whether the build writes source maps. Wix's builds don't by default.
 */
export async function buildFrontend(way: Way, root: string, sourcemap = true): Promise<string> {
  const base: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [
      way.plugins?.(root),
      webMethodsPlugin({ srcDir: path.join(root, 'src'), side: 'frontend' }),
    ],
    worker: { format: 'es', rollupOptions: { external } },
    build: {
      write: false,
      minify: false,
      sourcemap,
      assetsDir: '_wix_extension',
      modulePreload: false,
      rollupOptions: {
        input: path.join(root, way.entry ?? 'src/main.ts'),
        external,
        output: { format: 'esm' },
        preserveEntrySignatures: 'strict',
        onwarn: () => {},
      },
    },
  };
  const results = [await build(mergeConfig(base, way.config?.(root) ?? {}))].flat();
  return results.map((result) => textOf(result as Rollup.RollupOutput)).join('\n');
}

function textOf({ output }: Rollup.RollupOutput): string {
  return output
    .map((file) =>
      file.type === 'chunk'
        ? file.code + JSON.stringify(file.map)
        : Buffer.from(file.source).toString('latin1'),
    )
    .join('\n');
}

/**
 * Expects a project's build to fail, with a message that contains the file, the import chain and
 * the remedy. If the build succeeds, its output is checked for the canary first, because that
 * failure is more helpful.
 */
export async function expectRefused(
  way: Way,
  file = 'src/backend/secret.ts',
  chain = `src/main.ts\n  → ${file}`,
): Promise<void> {
  // Without source maps, because these would reveal some files that the output reveals, too.
  const message = await withProject(way, (root) => buildFrontend(way, root, false)).then(
    (output) => {
      expectNoCanary(output);
      return 'It was built.';
    },
    (error: unknown) => String(error),
  );
  expect(message).toContain(`${file} is server-only, and a frontend reaches it:\n  ${chain}\n`);
  expect(message).toContain(
    'Move what both sides need to src/shared, or call it through a web method.',
  );
}

/** Expects that a text does not contain the canary, in any encoding. */
export function expectNoCanary(text: string): void {
  const decoded = [...text.matchAll(/[A-Za-z0-9+/]{16,}/g)].flatMap(([run]) =>
    [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')),
  );
  const escaped = text.replace(/\\[ux]\{?([\da-f]{2,4})\}?|%([\da-f]{2})/gi, (_, unit, byte) =>
    String.fromCharCode(Number.parseInt(unit ?? byte, 16)),
  );
  for (const form of [text, escaped, ...decoded]) {
    expect(form.replaceAll('\0', '').includes(CANARY), 'the canary is in the output').toBe(false);
  }
}

/** A config with an alias for `src`. */
export const withAlias = (root: string): InlineConfig => ({
  resolve: { alias: { '@': path.join(root, 'src') } },
});

/** A library build, which inlines all assets, as for embedded scripts. */
export const asLibrary = (root: string): InlineConfig => ({
  build: { lib: { entry: path.join(root, 'src/main.ts'), formats: ['es'] } },
});

/** A frontend with an HTML page as its entry. */
export const page = (body: string, head = ''): Way => ({
  entry: 'src/page.html',
  files: {
    'src/page.html': `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
  },
});

/** A frontend with a style sheet. */
export const style = (css: string, more: Way = {}): Way => ({
  ...more,
  main: "import './main.css';",
  files: { 'src/main.css': css, ...more.files },
});

/** A package that the app has installed, with its source. */
export const packageWith = (source: string) => ({
  'node_modules/a-package/package.json':
    '{ "name": "a-package", "version": "1.0.0", "main": "index.js" }',
  'node_modules/a-package/index.js': source,
});
