import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig, type Rollup, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { webMethodsPlugin } from './plugin.js';

let root: string;
let server: ViteDevServer | undefined;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'web-methods-'));
  const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));
  await symlink(modules, path.join(root, 'node_modules'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(root, { recursive: true, force: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

type Side = 'frontend' | 'backend' | 'both';

function config(side: Side, extra: InlineConfig = {}): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [webMethodsPlugin({ srcDir: path.join(root, 'src'), side })],
    ...extra,
  };
}

/** The code and the source maps that a build of `src/main.ts` writes. */
async function bundle(side: Side, ssr = false): Promise<string> {
  const { output } = (await build(
    config(side, {
      build: {
        ssr,
        write: false,
        sourcemap: true,
        minify: false,
        lib: { entry: path.join(root, 'src/main.ts'), formats: ['es'] },
        rollupOptions: { external: [/^wix-astro-web-methods/, /^@wix/], treeshake: true },
      },
      ssr: { noExternal: true },
      worker: { format: 'es', rollupOptions: { external: [/^@wix/] } },
    }),
  ).then((result) => (Array.isArray(result) ? result[0] : result))) as Rollup.RollupOutput;
  return output
    .map((file) => (file.type === 'chunk' ? file.code + JSON.stringify(file.map) : file.source))
    .join('\n');
}

const webModule = `
import { webMethod } from '@wix/web-methods';
import { secret } from './secret';
const canary = 'canary';
export const a = webMethod('Anyone', () => canary + secret);
export const b = webMethod('Anyone', () => canary);
export const literal = 'canary';
`;
const secretModule = "export const secret = 'canary';";

describe('a build', () => {
  beforeEach(() =>
    write({
      'src/backend/demo.web.ts': webModule,
      'src/backend/secret.ts': secretModule,
      'src/main.ts': "import { a } from './backend/demo.web'; export { a };",
    }),
  );

  test.each<[string, Side, boolean]>([
    ['a frontend’s browser bundle', 'frontend', false],
    ['a frontend’s server bundle, which is public,', 'frontend', true],
    ['Astro’s browser bundle', 'both', false],
  ])('%s contains only the stubs of a web module', async (_, side, ssr) => {
    const code = await bundle(side, ssr);
    expect(code).toContain('stub("/api/web-methods/backend/demo/a")');
    expect(code).not.toContain('canary');
  });

  test('a frontend build leaves out stubs that nothing imports', async () => {
    const { 0: code } = (await bundle('frontend')).split('{"version"');
    expect(code).not.toContain('backend/demo/b');
  });

  test.each<[string, Side]>([
    ['a backend’s bundle', 'backend'],
    ['Astro’s server bundle', 'both'],
  ])('%s contains the code of a web module', async (_, side) => {
    const code = await bundle(side, true);
    expect(code).toContain('canary');
    expect(code).not.toContain('stub(');
  });

  test.each(['raw', 'url', 'inline'])(
    'a frontend build does not reveal the source of a web module that is imported with ?%s',
    async (query) => {
      await write({
        'src/main.ts': `import source from './backend/demo.web.ts?${query}'; export { source };`,
      });
      const code = await bundle('frontend').catch(String);
      expect(code).not.toContain('canary');
    },
  );

  test('a frontend build contains stubs for a dynamically imported web module', async () => {
    await write({ 'src/main.ts': "export const a = () => import('./backend/demo.web.ts');" });
    const code = await bundle('frontend');
    expect(code).toContain('stub("/api/web-methods/backend/demo/a")');
    expect(code).not.toContain('canary');
  });

  test('`export *` re-exports the stubs of a web module, but nothing from a server-only file', async () => {
    await write({
      'src/backend/all.web.ts': "export * from './demo.web'; export * from './secret';",
      'src/main.ts': "export * from './backend/all.web';",
    });
    const code = await bundle('frontend');
    expect(code).toContain('stub("/api/web-methods/backend/demo/a")');
    expect(code).not.toContain('canary');
  });

  test('a frontend build contains stubs for a web module that a web worker imports', async () => {
    await write({
      'src/worker.ts': "import { a } from './backend/demo.web'; self.onmessage = () => a();",
      'src/main.ts': "import Worker from './worker?worker&inline'; export { Worker };",
    });
    const code = await bundle('frontend');
    expect(code).not.toContain('canary');
    expect(code).toContain('backend/demo/a');
    // The worker's bundle has the SDK in it.
  }, 30_000);

  test.each(['demo.web.ts', 'secret.ts'])(
    'a frontend build rejects src/backend/%s as an asset',
    async (file) => {
      await write({
        'src/main.ts': `export const url = new URL('./backend/${file}', import.meta.url).href;`,
      });
      await expect(bundle('frontend')).rejects.toThrow(`src/backend/${file} is server-only`);
    },
  );

  test('a frontend build rejects a web module outside of src', async () => {
    await write({
      'shared/other.web.ts': webModule.replace(
        "import { secret } from './secret';",
        "const secret = '';",
      ),
      'src/main.ts': "import { a } from '../shared/other.web'; export { a };",
    });
    await expect(bundle('frontend')).rejects.toThrow(/shared\/other\.web\.ts .* outside of src/);
  });

  test('a frontend build contains no backend code if the project’s folder is a symbolic link', async () => {
    const link = `${root}-link`;
    await symlink(root, link);
    const real = root;
    root = link;
    try {
      expect(await bundle('frontend')).not.toContain('canary');
    } finally {
      root = real;
      await rm(link);
    }
  });

  test('a frontend build rejects the import of a string from a web module and suggests webMethod()', async () => {
    await write({
      'src/main.ts': "import { literal } from './backend/demo.web'; export { literal };",
    });
    await expect(bundle('frontend')).rejects.toThrow(
      /"literal" is not exported by ".*src\/backend\/demo\.web\.ts"[\s\S]*webMethod\(\)/,
    );
  });

  test('a frontend build rejects a server-only file and shows the import chain', async () => {
    await write({
      'src/main.ts': "import { x } from './helper'; export { x };",
      'src/helper.ts': "import { secret } from './backend/secret'; export const x = secret;",
    });
    await expect(bundle('frontend')).rejects.toThrow(
      'src/backend/secret.ts is server-only, and a frontend reaches it:\n  src/main.ts\n  → src/helper.ts\n  → src/backend/secret.ts',
    );
    expect(await bundle('both', true)).toContain('canary');
  });

  test('a server build rejects two web modules with the same name', async () => {
    await write({
      'src/backend/demo.web.js': 'export {};',
      'src/main.ts': "export { modules } from 'virtual:wix-web-methods/manifest';",
    });
    await expect(bundle('both', true)).rejects.toThrow(
      /claim the name "backend\/demo".*demo\.web\.js and .*demo\.web\.ts/,
    );
  });

  test('a frontend build rejects an import of the manifest', async () => {
    await write({ 'src/main.ts': "export { modules } from 'virtual:wix-web-methods/manifest';" });
    await expect(bundle('frontend')).rejects.toThrow('cannot import the web-method manifest');
  });
});

describe('a dev server', () => {
  const file = () => path.join(root, 'src/backend/demo.web.ts');

  /** How many changes of files the server has dealt with. */
  let changes = 0;

  async function start(side: Side): Promise<ViteDevServer> {
    await write({ 'src/backend/demo.web.ts': webModule, 'src/backend/secret.ts': secretModule });
    server = await createServer(
      config(side, {
        server: {
          middlewareMode: true,
          watch: null,
          async hotUpdateEnvironments({ environments }, update) {
            await Promise.all(Object.values(environments).map(update));
            changes += 1;
          },
        },
        optimizeDeps: { noDiscovery: true, include: [] },
      }),
    );
    return server;
  }

  test('a dev server serves stubs without any source code in their source map', async () => {
    const { environments } = await start('frontend');
    for (const url of ['/src/backend/demo.web.ts', '/src/backend/demo.web.ts?raw']) {
      const result = await environments.client.transformRequest(url);
      expect(result?.code).toContain('backend/demo/a');
      expect(JSON.stringify(result)).not.toContain('canary');
    }
  });

  test('a dev server does not serve a server-only file to a browser', async () => {
    const { environments } = await start('both');
    await expect(environments.client.transformRequest('/src/backend/secret.ts')).rejects.toThrow(
      'server-only',
    );
  });

  test('a dev server updates the manifest when web modules are added and removed', async () => {
    const running = await start('both');
    const names = async () => {
      const manifest = await running.ssrLoadModule('virtual:wix-web-methods/manifest');
      return Object.keys(manifest.modules).sort();
    };
    expect(await names()).toEqual(['backend/demo']);

    await write({ 'src/backend/new.web.ts': webModule });
    running.watcher.emit('add', path.join(root, 'src/backend/new.web.ts'));
    await expect.poll(names).toEqual(['backend/demo', 'backend/new']);

    await rm(file());
    running.watcher.emit('unlink', file());
    await expect.poll(names).toEqual(['backend/new']);
  });

  test('a dev server reloads the page if a web module’s exports change, but not if only a body changes', async () => {
    const { environments, watcher } = await start('frontend');
    const { client } = environments;
    await client.transformRequest('/src/backend/demo.web.ts');
    const sent = vi.spyOn(client.hot, 'send');
    const payloads = () => sent.mock.calls.flat();
    const edit = async (content: string) => {
      await writeFile(file(), content);
      const before = changes;
      watcher.emit('change', file());
      await expect.poll(() => changes).toBe(before + 1);
    };

    await edit(webModule.replace("'canary'", "'another'"));
    expect(payloads()).toEqual([]);

    // What it passes on of other server-only files is no frontend's business.
    await edit(`${webModule}export * from './secret';`);
    expect(payloads()).toEqual([]);

    await edit(`${webModule}export const c = webMethod('Anyone', () => 1);`);
    expect(payloads()).toContainEqual(expect.objectContaining({ type: 'full-reload' }));
  });
});
