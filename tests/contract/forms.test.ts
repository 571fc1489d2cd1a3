import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CONTRACT_ROOT } from '../support/start-app.js';
import { errorBody, startRuntime } from './runtime.js';

const runtime = startRuntime();

const folder = 'backend/forms';

const oddName = "straße & co. (1)+@~=,;'$!";

/** The ids of the fixture's methods that are written in some way, and what they answer. */
const forms: [answer: string, id: string][] = [
  ['a const', `${folder}/main/constant`],
  ['a default', `${folder}/main/default`],
  ['renamed', `${folder}/main/renamed`],
  ['renamed', `${folder}/main/${encodeURIComponent('a name in quotes')}`],
  ['from a factory', `${folder}/main/factory`],
  ['a function by reference', `${folder}/main/byReference`],
  ['a function that is tagged in place', `${folder}/main/tagged`],
  ['with its permission in a variable', `${folder}/main/byVariable`],
  ['one of a list', `${folder}/main/one`],
  ['another of the list', `${folder}/main/two`],
  ['re-exported by name', `${folder}/main/reexported`],
  ['re-exported by name', `${folder}/source/single`],
  ['re-exported by a star', `${folder}/main/starred`],
  ['re-exported by a star', `${folder}/star/starred`],
  ['in .js, with its permission as a string', `${folder}/script/inJs`],
  ['in .mjs', `${folder}/module/inMjs`],
  ['in .mts', `${folder}/typed/inMts`],
  ['several folders deep', `${folder}/by/its/folder/leaf/deep`],
  ['in a file with an odd name', encodeURI(`${folder}/${oddName}/odd`)],
  ['outside of src/backend', 'features/outside/outside'],
];

/** The files of the methods above. */
const files = [
  'main.web.ts',
  'source.web.ts',
  'script.web.js',
  'module.web.mjs',
  'typed.web.mts',
  'by/its/folder/leaf.web.ts',
  `${oddName}.web.ts`,
].map((file) => `${folder}/${file}`);

/** The texts of all that a browser may get that has stubs. */
async function frontendCode(): Promise<string[]> {
  if (runtime.isDev) {
    const paths = [...files, 'features/outside.web.ts', `${folder}/star.web.ts`];
    return Promise.all(
      paths.map(async (file) => (await fetch(`${runtime.app.url}/src/${encodeURI(file)}`)).text()),
    );
  }
  const dist = path.join(CONTRACT_ROOT, 'dist');
  const entries = await readdir(dist, { recursive: true });
  const scripts = entries.filter((file) => file.endsWith('.js') && !file.startsWith('_worker.js'));
  return Promise.all(scripts.map((file) => readFile(path.join(dist, file), 'utf8')));
}

test.each(forms)('a web method in the form "%s" can be called as %s', async (answer, id) => {
  expect(await runtime.app.call(id)).toMatchObject({ status: 200, body: answer });
});

test.runIf(runtime.isIntegrated)('every stub in a frontend calls an existing method', async () => {
  const code = (await frontendCode()).join('\n');
  const ids = [...code.matchAll(/"\/api\/web-methods\/([^"]+)"/g)].map(([, id = '']) => id);
  const unique = new Set(ids);
  for (const [, id] of forms) {
    // Where it is re-exported by a star, a stub stands for where it comes from.
    if (id !== `${folder}/main/starred`) expect(unique).toContain(id);
  }
  for (const id of unique) {
    expect(await runtime.app.call(id), id).toMatchObject({ status: 200 });
  }
});

if (runtime.isDev) {
  test('every dev server serves stubs, and no code of a web module', async () => {
    const { url } = runtime.app;
    const manifest = await (await fetch(`${url}/_wix/app-manifest.json`)).text();
    const servers = new Set(manifest.match(/\/_wix_proxy\/[^/"]+\//g));
    expect(servers.size).toBeGreaterThan(4);
    for (const server of ['/', ...servers]) {
      for (const query of ['', '?raw', '?url', '?import']) {
        const file = `${server}src/backend/canary.web.ts${query}`;
        const code = await (await fetch(url + file)).text();
        expect(code, file).not.toContain('canary-of');
        if (query === '') expect(code, file).toContain('backend/canary/reveal');
      }
      const secret = `${server}src/backend/private.ts`;
      expect(await (await fetch(url + secret)).text(), secret).not.toContain('canary-of');
    }
  });
}

test('a call of an export that is not a web method gets 404', async () => {
  for (const id of ['backend/canary/helper', 'backend/methods/plain']) {
    expect(await runtime.app.call(id)).toMatchObject({
      status: 404,
      body: errorBody('NOT_FOUND'),
    });
  }
});
