import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CANARY, expectNoCanary, packageWith, type Way } from './guard.harness.js';
import { type Asked, ask, startServer, withServer } from './guard-dev.harness.js';

/** A dev server that no test changes. */
let running: ReturnType<typeof startServer>;
beforeAll(async () => {
  running = startServer({
    files: {
      'src/a.txt': 'a text',
      'src/backend/page.html': `<p>${CANARY}</p>`,
      'src/a.ts': 'export const a = 1;',
      'src/first.ts': "import './second';",
      'src/second.ts': "import { secret } from './backend/secret'; console.log(secret);",
      'src/import.ts': "import { secret } from './backend/secret'; console.log(secret);",
      'src/url.ts': "console.log(new URL(/* it */ './backend/logo.svg', import.meta.url));",
      'src/import.css': "@import './backend/private.css';",
      'src/url.css': 'a { background: url(./backend/logo.svg) }',
      'src/composes.module.css': ".a { composes: private from './backend/private.module.css' }",
    },
    links: {
      'src/linked.txt': 'src/backend/notes.txt',
      'src/linked': 'src/backend',
      'public/notes.txt': 'src/backend/notes.txt',
      'public/public-link': 'src/backend',
    },
    config: (root) => ({ resolve: { alias: { '/@app': path.join(root, 'src') } } }),
  });
  await running;
});
afterAll(async () => await (await running).stop());

describe('backend files in a dev server', () => {
  const asDocument = { 'sec-fetch-dest': 'document', accept: 'text/html' };
  const asScript = { 'sec-fetch-dest': 'script' };
  test.each<[string, (root: string) => Asked]>([
    [
      'a backend JSON file as a document',
      () => ({ path: '/src/backend/keys.json', headers: asDocument }),
    ],
    [
      'a backend CommonJS file as a document',
      () => ({ path: '/src/backend/legacy.cjs', headers: asDocument }),
    ],
    [
      'a backend CommonJS file as a script',
      () => ({ path: '/src/backend/legacy.cjs', headers: asScript }),
    ],
    ['a backend text file', () => ({ path: '/src/backend/notes.txt' })],
    [
      'a backend text file as a script',
      () => ({ path: '/src/backend/notes.txt', headers: asScript }),
    ],
    ['a backend module', () => ({ path: '/src/backend/secret.ts' })],
    [
      'a backend module as a document',
      () => ({ path: '/src/backend/secret.ts', headers: asDocument }),
    ],
    ['a backend module with ?raw', () => ({ path: '/src/backend/secret.ts?raw' })],
    ['a backend module with ?import&raw', () => ({ path: '/src/backend/secret.ts?import&raw' })],
    ['a backend text file with ?url', () => ({ path: '/src/backend/notes.txt?url&import' })],
    ['a backend image with ?inline', () => ({ path: '/src/backend/logo.svg?inline&import' })],
    ['a backend image', () => ({ path: '/src/backend/logo.svg' })],
    [
      'a backend style sheet',
      () => ({ path: '/src/backend/private.css', headers: { accept: 'text/css' } }),
    ],
    ['a backend worker', () => ({ path: '/src/backend/worker.ts?worker_file&type=module' })],
    ['a backend file below /@fs/', (root) => ({ path: `/@fs${root}/src/backend/keys.json` })],
    [
      'a backend file below /@fs/ with ?import',
      (root) => ({ path: `/@fs${root}/src/backend/notes.txt?import&raw` }),
    ],
    [
      'a backend file below /@id/',
      (root) => ({ path: `/@id${root}/src/backend/keys.json?import` }),
    ],
    [
      'a backend file by its absolute path',
      (root) => ({ path: `${root}/src/backend/keys.json?import` }),
    ],
    [
      'a backend page with two prefixes',
      (root) => ({ path: `/@fs/@fs${root}/src/backend/page.html` }),
    ],
    ['a backend path with an encoded letter', () => ({ path: '/src/%62ackend/keys.json' })],
    ['a backend path with encoded slashes', () => ({ path: '/src%2fbackend%2fnotes.txt' })],
    ['a backend path that is encoded twice', () => ({ path: '/src/%2562ackend/notes.txt' })],
    ['a backend path with encoded dots', () => ({ path: '/src/a/%2e%2e/backend/notes.txt' })],
    ['a backend path with dots', () => ({ path: '/src/a/../backend/notes.txt' })],
    ['a backend path with a backslash', () => ({ path: '/src/a/..\\backend/notes.txt' })],
    ['a backend path with double slashes', () => ({ path: '/src//backend//notes.txt' })],
    ['a backend path with a trailing slash', () => ({ path: '/src/backend/notes.txt/' })],
    ['a backend path with an encoded query', () => ({ path: '/src/backend/secret.ts%3Fraw' })],
    ['a backend text file with POST', () => ({ path: '/src/backend/notes.txt', method: 'POST' })],
    ['a web module with POST', () => ({ path: '/src/backend/demo.web.ts', method: 'POST' })],
    ['a web module with an encoded question mark', () => ({ path: '/src/backend/demo.web.ts%3F' })],
    ['a symbolic link to a backend file', () => ({ path: '/src/linked.txt' })],
    ['a file in a symbolic link to the backend', () => ({ path: '/src/linked/keys.json' })],
    ['a public symbolic link to a backend file', () => ({ path: '/notes.txt' })],
    ['a public symbolic link to a web module', () => ({ path: '/public-link/demo.web.ts' })],
    [
      'a backend file through an alias after dots',
      () => ({ path: '/x/../@app/backend/notes.txt' }),
    ],
    [
      'a backend file through an alias and dots below /@fs/',
      () => ({ path: '/@fs/x/../@app/backend/notes.txt' }),
    ],
    ['a web module through an alias after a dot', () => ({ path: '/./@app/backend/demo.web.ts' })],
    ['a backend file through an alias', () => ({ path: '/@app/backend/keys.json' })],
    [
      'a backend image through Astro’s image endpoint',
      (root) => ({
        path: `/_image?href=${encodeURIComponent(`/@fs${root}/src/backend/logo.svg`)}`,
      }),
    ],
  ])('a dev server responds with 403 to a request for %s', async (_, asked) => {
    const { http, root } = await running;
    const { status, body } = await ask(http, asked(root));
    expectNoCanary(body);
    expect({ status, body }).toEqual({
      status: 403,
      body: expect.stringContaining('is server-only, and a frontend reaches it:'),
    });
  });

  test('a dev server with a base path responds with 403 to a backend file with or without the base', async () => {
    await withServer({ base: '/_wix_proxy/1-widget/' }, async (http) => {
      for (const from of ['/_wix_proxy/1-widget', '']) {
        const { status, body } = await ask(http, { path: `${from}/src/backend/keys.json` });
        expect(status).toBe(403);
        expectNoCanary(body);
      }
    });
  });

  test('a dev server for a backend responds with 403 to a request for a backend module', async () => {
    const config = (root: string) => ({ resolve: { alias: { '@': path.join(root, 'src') } } });
    await withServer({ side: 'backend', config }, async (http, root) => {
      const folders = ['/src/backend', '/@id/@/backend', `/@id/file://${root}/src/backend`];
      for (const file of ['secret.ts', 'demo.web.ts', 'keys.json']) {
        for (const folder of folders) {
          expect((await ask(http, { path: `${folder}/${file}` })).status).toBe(403);
        }
      }
    });
  });

  test('a dev server rejects a backend module that another plugin resolves and loads', async () => {
    const way: Way = {
      main: "import { secret } from '#secret'; console.log(secret);",
      plugins: (root) => [
        {
          name: 'resolver',
          enforce: 'pre',
          resolveId: (source) =>
            source === '#secret' ? path.join(root, 'src/backend/secret.ts') : undefined,
          load: { order: 'pre', handler: (id) => (id.endsWith('secret.ts') ? CANARY : undefined) },
        },
      ],
    };
    await withServer(way, async (_, root, { environments }) => {
      const file = path.join(root, 'src/backend/secret.ts');
      await expect(environments.client.transformRequest(file)).rejects.toThrow('is server-only');
    });
  });
});

describe('a dev server', () => {
  test.each([
    '/src/backend/demo.web.ts',
    '/src/backend/demo.web.ts?t=1',
    '/src/backend/demo.web.ts?import',
    '/src/backend/demo.web.ts?raw',
    '/src/linked/demo.web.ts',
  ])('a dev server serves stubs for %s', async (url) => {
    const { http } = await running;
    const all: Record<string, string>[] = [
      {},
      { 'sec-fetch-dest': 'document', accept: 'text/html' },
    ];
    for (const headers of all) {
      const { status, body } = await ask(http, { path: url, headers });
      expect(status).toBe(200);
      expect(body).toContain('/api/web-methods/backend/demo/reveal');
      expectNoCanary(body);
    }
  });

  test('a dev server serves the app’s other files', async () => {
    const { http } = await running;
    expect(await ask(http, { path: '/src/a.txt' })).toEqual({ status: 200, body: 'a text' });
    expect((await ask(http, { path: '/src/a.ts' })).status).toBe(200);
    expect((await ask(http, { path: '/src/backend/none.txt' })).status).toBe(404);
  });

  test('a dev server does not reveal the source of a web module in an error', async () => {
    const files = {
      'src/backend/broken.web.ts': `export const secret = '${CANARY}'; const = 1;`,
      'src/backend/unreadable.web.js': `export const secret = '${CANARY}'; @@`,
    };
    await withServer({ files }, async (_, __, { environments }) => {
      for (const file of Object.keys(files)) {
        const error: unknown = await environments.client
          .transformRequest(`/${file}`)
          .catch((e) => e);
        expect(error).toMatchObject({ message: expect.stringContaining(file) });
        // What Vite sends to its overlay.
        const { message, stack, frame, pluginCode } = error as Record<string, string>;
        expectNoCanary(`${message} ${stack} ${frame} ${pluginCode}`);
      }
    });
  });

  test('a dev server loads backend modules for the server', async () => {
    await withServer({ side: 'both' }, async (_, __, server) => {
      const { secret } = await server.ssrLoadModule('/src/backend/secret.ts');
      expect(secret).toBe(CANARY);
    });
  });

  test.each(['private.css', 'private.module.css'])(
    'a dev server rejects the import of src/backend/%s in the server’s code, because Astro would publish it',
    async (name) => {
      const main = `import './backend/${name}'; import './backend/private.css?inline';`;
      await withServer({ side: 'both', main }, async (_, __, server) => {
        await expect(server.ssrLoadModule('/src/main.ts')).rejects.toThrow(
          `src/backend/${name} is server-only, and a frontend reaches it:\n  src/main.ts\n  → src/backend/${name}\n`,
        );
      });
    },
  );

  test('a dev server loads a backend style sheet with ?inline for the server', async () => {
    const main = "export { default } from './backend/private.css?inline';";
    await withServer({ side: 'both', main }, async (_, __, server) => {
      expect((await server.ssrLoadModule('/src/main.ts')).default).toContain(CANARY);
    });
  });

  test.each([
    ['src/import.ts', 'src/backend/secret.ts'],
    ['src/url.ts', 'src/backend/logo.svg'],
    ['src/import.css', 'src/backend/private.css'],
    ['src/url.css', 'src/backend/logo.svg'],
    ['src/composes.module.css', 'src/backend/private.module.css'],
  ])(
    'a dev server rejects %s, which uses a backend file, and shows the import chain',
    async (name, file) => {
      const { client } = (await running).server.environments;
      await expect(client.transformRequest(`/${name}`)).rejects.toThrow(
        `${file} is server-only, and a frontend reaches it:\n  ${name}\n  → ${file}\n`,
      );
    },
  );

  test('a dev server lists every module of the import chain in its error', async () => {
    const { client } = (await running).server.environments;
    await client.transformRequest('/src/first.ts');
    await expect(client.transformRequest('/src/second.ts')).rejects.toThrow(
      '  src/first.ts\n  → src/second.ts\n  → src/backend/secret.ts\n',
    );
  });

  test('a dev server does not bundle backend code into an optimized dependency', async () => {
    const config = (root: string) => ({
      resolve: { alias: { '@': path.join(root, 'src') } },
      optimizeDeps: { noDiscovery: true, include: ['a-package'] },
    });
    const main = "import { a } from 'a-package'; console.log(a);";
    for (const from of ['@/backend/secret', '../../src/backend/secret.ts']) {
      const files = packageWith(`export { secret as a } from '${from}';`);
      await expect(withServer({ main, files, config }, async () => {})).rejects.toThrow(
        /is server-only, and a frontend reaches it:\s+node_modules\/a-package\/index.js/,
      );
    }
    const files = packageWith("export { reveal as a } from '@/backend/demo.web';");
    await withServer({ main, files, config }, async (_, root) => {
      const bundled = path.join(root, '.vite/deps/a-package.js');
      const code = await readFile(bundled, 'utf8');
      expect(code).toContain('/api/web-methods/backend/demo/reveal');
      expectNoCanary(code);
    });
  });

  test('a dev server does not start if the app has a .web.tsx file', async () => {
    const files = { 'src/features/demo.web.tsx': 'export {};' };
    await expect(withServer({ files }, async () => {})).rejects.toThrow(
      'src/features/demo.web.tsx is no web module',
    );
  });
});
