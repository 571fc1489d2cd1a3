import { expect, test } from 'vitest';
import { callsIn, endsOf } from './app.harness.js';
import { OWN_SERVER } from './value.js';

/** The ends of the uses in one TypeScript file. */
const endsIn = async (code: string) => endsOf(await callsIn({ 'src/backend/a.ts': code }));

test.each([
  ['a named import', "import { items } from '@wix/data';\nitems.query('a').find();"],
  ['a renamed import', "import { items as data } from '@wix/data';\ndata.query('a');"],
  ['a namespace import', "import * as data from '@wix/data';\ndata.items.query('a');"],
  ['a computed name in quotes', "import { items } from '@wix/data';\nitems['query']('a');"],
  ['an optional call', "import { items } from '@wix/data';\nitems?.query?.('a');"],
  ['destructuring', "import { items } from '@wix/data'; const { query: q } = items;\nq('a');"],
  ['an alias', "import { items } from '@wix/data'; const a = items, q = a.query;\nq('a');"],
  ['a later assignment', "import { items } from '@wix/data'; let q; q = items.query;\nq('a');"],
  ['bind()', "import { items } from '@wix/data'; const q = items.query.bind(null);\nq('a');"],
  ['a type assertion', "import { items } from '@wix/data'; const q = items as any;\nq.query('a');"],
  [
    'elevate()',
    "import { auth } from '@wix/essentials'; import { items } from '@wix/data'; const q = auth.elevate(items.query);\nq('a');",
  ],
  ['import()', "const { items } = await import('@wix/data');\nitems.query('a');"],
  [
    'import() of a constant',
    "const name = '@wix/data'; const { items } = await import(name);\nitems.query('a');",
  ],
  ['import() of a template', "const { items } = await import(`@wix/data`);\nitems.query('a');"],
  ['then()', "import('@wix/data').then(({ items }) =>\nitems.query('a'));"],
  [
    'Promise.all()',
    "const [, { items }] = await Promise.all([import('x'), import('@wix/data')]);\nitems.query('a');",
  ],
  ['require()', "const { items } = require('@wix/data');\nitems.query('a');"],
  [
    'a client',
    "import { createClient } from '@wix/sdk'; import { items as data } from '@wix/data'; const client = createClient({ modules: { items: data } });\nclient.items.query('a');",
  ],
  [
    'a client of the SDK’s part for it',
    "import { createClient } from '@wix/sdk/client'; import { items } from '@wix/data'; const client = createClient({ modules: { items } });\nclient.items.query('a');",
  ],
  [
    'a client from a function',
    "import { createClient } from '@wix/sdk'; import { items } from '@wix/data'; async function make() { return createClient({ modules: { items } }); }\n(await make()).items.query('a');",
  ],
  [
    'use() of a client',
    "import { createClient } from '@wix/sdk'; import { items } from '@wix/data'; const client = createClient({ modules: {} });\nclient.use(items).query('a');",
  ],
  [
    'a field of a class',
    "import { items } from '@wix/data'; class A { query = items.query; all() {\nreturn this.query('a'); } }",
  ],
  [
    'an assignment in a constructor',
    "import { items } from '@wix/data'; class A { constructor() { this.data = items; } all() {\nreturn this.data.query('a'); } }",
  ],
  [
    'useMemo()',
    "import { useMemo } from 'react'; import { items } from '@wix/data'; const q = useMemo(() => items.query, []);\nq('a');",
  ],
])('readCalls() follows a function through %s to its call', async (_, code) => {
  const ends = await endsIn(code);
  expect(ends.filter((end) => end.startsWith('@wix/data'))).toEqual(['@wix/data items.query:2']);
});

test.each([
  ["export { items } from '@wix/data';", 'items'],
  ["export * from '@wix/data';", 'items'],
  ["export * as items from '@wix/data';", 'items'],
  ["import { items } from '@wix/data'; export { items as data };", 'data'],
  ["import { items } from '@wix/data'; export const data = items;", 'data'],
  ["import { items } from '@wix/data'; export default items;", 'default'],
])('readCalls() follows `%s` to another file of the app', async (code, name) => {
  const calls = await callsIn({
    'src/lib/wix.ts': code,
    'src/backend/a.ts': `import { ${name} as it } from '../lib/wix.js';\nit.query('a');`,
  });
  const isWhole = code.includes('* as items');
  expect(endsOf(calls)).toEqual([isWhole ? '@wix/data query:2' : '@wix/data items.query:2']);
});

test('readCalls() reads files that export everything of each other', async () => {
  const calls = await callsIn({
    'src/a.ts': "export * from './b';\nexport * from './c';",
    'src/b.ts': "export * from './a';\nexport { loop } from './c';",
    'src/c.ts': "export { loop } from './b';\nexport { items } from '@wix/data';",
    'src/backend/a.ts': `import { loop, missing, items } from '../a';
missing();
loop();
items.get('a', 'b');`,
  });
  expect(endsOf(calls)).toEqual(['@wix/data items.get:4']);
});

test('readCalls() lists a dynamic import of a package that it does not know', async () => {
  const { imports } = await callsIn({
    'src/a.ts': `await import(\`@wix/\${name}\`);
await import(name);
await import(\`./locales/\${name}.ts\`);
await import('@wix/data');`,
  });
  expect(imports.map(({ line }) => line)).toEqual([1, 2]);
});

test('readCalls() takes `@/` as the folder `src`', async () => {
  const calls = await callsIn({
    'src/lib/wix.ts': "export { items } from '@wix/data';",
    'src/pages/a.ts': "import { items } from '@/lib/wix';\nitems.get('a', 'b');",
  });
  expect(endsOf(calls)).toEqual(['@wix/data items.get:2']);
});

test.each([
  ['an argument', 'send(items);'],
  ['a computed name', 'items[name]();'],
  ['an attribute', 'render(<a data={items} />);'],
  ['a client that is passed on', 'createClient({ modules: { items } });'],
])('readCalls() keeps a module that it cannot follow: %s', async (_, code) => {
  const text = `import { createClient } from '@wix/sdk';\nimport { items } from '@wix/data';\n${code}`;
  const calls = await callsIn({ 'src/a.tsx': text });
  expect(endsOf(calls)).toContain('@wix/data items:3');
});

test('readCalls() keeps all modules of a client that the app passes on', async () => {
  const ends = await endsIn(`import { createClient } from '@wix/sdk';
import { items } from '@wix/data';
const client = createClient({ modules: { items } });
client.items.get('a', 'b');
send(client);`);
  expect(ends).toEqual(expect.arrayContaining(['@wix/data items.get:4', '@wix/data items:5']));
});

test('readCalls() ignores types, imports that nothing uses, and packages of others', async () => {
  const ends = await endsIn(`import type { orders } from '@wix/ecom';
import { items, collections } from '@wix/data';
import { thing } from 'other';
type Item = items.WixDataItem;
const list: Array<items.WixDataItem> = thing<typeof items>();
export interface A { item: items.WixDataItem }`);
  expect(ends).toEqual([]);
});

test('readCalls() ignores a local variable with the name of an import', async () => {
  const ends = await endsIn(
    "import { items } from '@wix/data';\nexport const f = (items) => items.query('a');",
  );
  expect(ends).toEqual([]);
});

test.each([
  ["fetch('https://a.example/b')", ['https://a.example/b'], 'GET'],
  [`fetch(\`https://a.example/\${id}/c\`)`, ['https://a.example/', { hole: 'id' }, '/c'], 'GET'],
  ["fetch(BASE + '/b', { method: 'post' })", ['https://a.example/b'], 'POST'],
  ["fetch(new URL('/b', BASE))", ['https://a.example/b'], 'GET'],
  ["fetch(new URL('/b', import.meta.url).toString())", [`${OWN_SERVER}/b`], 'GET'],
  [`fetch(\`\${import.meta.env.BASE_API_URL}/b\`)`, [`${OWN_SERVER}/b`], 'GET'],
  [`fetch(new URL(\`\${BASE}/b\`, location.href))`, ['https://a.example/b'], 'GET'],
  ['fetch(BASE, { ...init, headers: {} })', ['https://a.example'], undefined],
  ['fetch(BASE, init)', ['https://a.example'], undefined],
  ['fetch(BASE, { headers: {} })', ['https://a.example'], 'GET'],
  ['globalThis.fetch(process.env.URL)', undefined, 'GET'],
  ["httpClient.fetchWithAuth('https://a.example')", ['https://a.example'], 'GET'],
  ["auth.elevate(httpClient.fetchWithAuth)('https://a.example')", ['https://a.example'], 'GET'],
  ["axios.delete('https://a.example')", ['https://a.example'], 'DELETE'],
  ["axios({ url: BASE, method: 'put' })", ['https://a.example'], 'PUT'],
])('readCalls() reads the request of `%s`', async (code, parts, method) => {
  const { requests } = await callsIn({
    'src/backend/a.ts': `import axios from 'axios';
import { auth, httpClient } from '@wix/essentials';
const BASE = 'https://a.example';
export const f = (id, init) => ${code};`,
  });
  expect(requests).toEqual([
    { file: expect.any(String), line: 4, isInline: false, body: {}, parts, method },
  ]);
});

test('readCalls() reads the texts of a JSON body', async () => {
  const { requests } = await callsIn({
    'src/a.ts': `fetch('https://a.example', { method: 'POST', body: JSON.stringify({ grant_type: 'x', id }) })`,
  });
  expect(requests).toMatchObject([{ body: { grant_type: 'x' } }]);
});

test('readCalls() lists an address of Wix that no known function gets', async () => {
  const { requests } = await callsIn({
    'src/a.ts': "const url = 'https://www.wixapis.com/a/b';\nsend(url);\nfetch(other);",
  });
  expect(requests).toMatchObject([
    { line: 3, parts: undefined },
    { line: 1, parts: ['https://www.wixapis.com/a/b'], method: undefined },
  ]);
});

test('readCalls() finds the calls in an Astro component and in its scripts, with their lines', async () => {
  const calls = await callsIn({
    'src/pages/index.astro': `---
import { items } from '@wix/data';
const found = await items.query('a').find();
---
<p>{(await items.get('a', 'b')).title}</p>
<script>
  import { orders } from '@wix/ecom';
  orders.getOrder('a');
</script>`,
  });
  expect(endsOf(calls)).toEqual([
    '@wix/data items.query:3',
    '@wix/data items.get:5',
    '@wix/ecom orders.getOrder:8',
  ]);
  expect(calls.packages.filter(({ isInline }) => isInline)).toHaveLength(1);
});

test('readCalls() finds the requests of the scripts in an HTML template', async () => {
  const { requests } = await callsIn({
    'src/a.html':
      '<div data-a="{{a}}">{{b}}</div>\n<script>\nfetch("https://a.example");\n</script>\n<script type="application/json">{"a":1}</script>',
  });
  expect(requests).toMatchObject([{ line: 3, isInline: true }]);
});
