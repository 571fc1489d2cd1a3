import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig, type Rollup } from 'vite';
import { expect, test } from 'vitest';
import { buildFrontend, withProject } from './guard.harness.js';
import { webMethodsPlugin } from './plugin.js';
import type { Side } from './side.js';

const SERVER = fileURLToPath(new URL('../server/index.ts', import.meta.url));

const SECRET = 'redis://user:of-the-store';

const STORE = `
const items = new Map();
export const address = '${SECRET}';
export default {
  getItem: async (key) => items.get(key) ?? null,
  setItem: async (key, value) => void items.set(key, value),
  removeItem: async (key) => void items.delete(key),
};
`;

const MAIN = "export { createHandler, invalidate } from 'wix-astro-web-methods/server';\n";

/** The configuration of a server's build, or of a dev server, that uses this package's source. */
function configOf(root: string, cacheStore: string | undefined, side: Side): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [webMethodsPlugin({ srcDir: path.join(root, 'src'), side, cacheStore })],
    resolve: { alias: { 'wix-astro-web-methods/server': SERVER } },
    build: {
      ssr: true,
      write: false,
      minify: false,
      lib: { entry: path.join(root, 'src/main.ts'), formats: ['es'] },
      rollupOptions: { external: [/^@wix/, /^node:/] },
    },
    ssr: { noExternal: true },
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  };
}

/** Builds a server; returns the code of all chunks. */
async function buildServer(root: string, cacheStore: string | undefined, side: Side) {
  const results = [await build(configOf(root, cacheStore, side))].flat();
  const outputs = results as Rollup.RollupOutput[];
  return outputs
    .flatMap(({ output }) => output.map((file) => (file.type === 'chunk' ? file.code : '')))
    .join('\n');
}

const files = { 'src/main.ts': MAIN, 'src/backend/store.ts': STORE };

test.each<Side>(['both', 'backend'])(
  'a server build with the side `%s` contains the module of the `cacheStore` option',
  async (side) => {
    await withProject({ files }, async (root) => {
      expect(await buildServer(root, './src/backend/store.ts', side)).toContain(SECRET);
    });
  },
);

test('a server build without the `cacheStore` option contains no code of the shared cache', async () => {
  await withProject({ files }, async (root) => {
    const code = await buildServer(root, undefined, 'both');
    expect(code).toContain('fwd=miss');
    expect(code).not.toMatch(/sharedResults|cacheStore|createHmac/i);
    expect(code).not.toContain(SECRET);
  });
});

test('two builds of an app do not share cached results', async () => {
  await withProject({ files }, async (root) => {
    const [one, other] = [1, 2].map(async () => {
      const code = await buildServer(root, 'src/backend/store.ts', 'both');
      return /"[\da-f]{8}-[\da-f-]{27}"/.exec(code)?.[0];
    });
    expect(await one).toBeDefined();
    expect(await one).not.toBe(await other);
  });
});

test('a dev server loads the module of the `cacheStore` option with the first call', async () => {
  const recorded = `${STORE}\nglobalThis.loadedStores = (globalThis.loadedStores ?? 0) + 1;\n`;
  await withProject({ files: { ...files, 'src/backend/store.ts': recorded } }, async (root) => {
    const server = await createServer(configOf(root, './src/backend/store.ts', 'both'));
    try {
      const { invalidate } = await server.ssrLoadModule('/src/main.ts');
      expect(Reflect.get(globalThis, 'loadedStores')).toBeUndefined();
      expect(await invalidate({ instanceId: 'one' })).toBe(true);
      expect(Reflect.get(globalThis, 'loadedStores')).toBe(1);
    } finally {
      Reflect.deleteProperty(globalThis, 'loadedStores');
      await server.close();
    }
  });
});

test('a frontend cannot import the module of the `cacheStore` option', async () => {
  const way = {
    main: "import { address } from './backend/store';\nconsole.log(address);\n",
    files: { 'src/backend/store.ts': STORE },
  };
  await withProject(way, async (root) => {
    await expect(buildFrontend(way, root)).rejects.toThrow('src/backend/store.ts');
  });
});

test.each([
  ['does not exist', 'src/backend/none.ts', 'there is no such file. Write the path'],
  ['is a folder', 'src/backend', 'there is no such file'],
  ['is not in src/backend', 'src/outside.ts', 'Move the file to src/backend'],
  ['is outside of the project', '../elsewhere.ts', 'there is no such file'],
  ['is a link to another folder', 'src/backend/link.ts', 'Move the file to src/backend'],
  ['is a web module', 'src/backend/demo.web.ts', 'Give the file a name without ".web"'],
  ['is not a module', 'src/backend/keys.json', 'must end in .ts, .js, .mts or .mjs'],
  ['has no default export', 'src/backend/named.ts', 'Export a Storage of unstorage'],
  ['is a CommonJS module', 'src/backend/common.js', 'Export a Storage of unstorage'],
])('a build and a dev server fail if the `cacheStore` %s', async (_, cacheStore, message) => {
  const way = {
    files: {
      ...files,
      'src/outside.ts': STORE,
      'src/backend/named.ts': 'export const store = {};\n',
      'src/backend/common.js': 'module.exports = {};\n',
    },
    links: { 'src/backend/link.ts': 'src/outside.ts' },
  };
  await withProject(way, async (root) => {
    const config = configOf(root, cacheStore, 'both');
    await expect(build(config)).rejects.toThrow(message);
    await expect(createServer(config)).rejects.toThrow(message);
  });
});

test.each(['export { default } from "./store";', 'const a = {};\nexport { a as default };'])(
  'the module of the `cacheStore` option may export its store with %j',
  async (code) => {
    await withProject({ files: { ...files, 'src/backend/other.mts': code } }, async (root) => {
      await expect(buildServer(root, 'src/backend/other.mts', 'both')).resolves.toBeDefined();
    });
  },
);
