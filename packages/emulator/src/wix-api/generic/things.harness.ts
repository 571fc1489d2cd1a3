import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A method of the package of {@link writeThings}. */
interface ThingMethod {
  readonly name: string;
  readonly http: string;
  readonly path: string;
  /** The fields of the request and of the response, as in a TypeScript interface. */
  readonly request?: Readonly<Record<string, string>>;
  readonly response?: Readonly<Record<string, string>>;
}

const thing = { thing: 'Thing' };
const lists = { oldThings: 'Thing[]', things: 'Thing[]', metadata: 'PagingMetadata' };
const results = { results: 'Result[]' };

/** The methods of the package, one for each form that needs care. */
const methods: readonly ThingMethod[] = [
  {
    name: 'createThing',
    http: 'POST',
    path: '/things/v1/things',
    request: { ...thing, couponCode: 'string', parts: 'Thing[]', notify: 'boolean' },
    response: thing,
  },
  {
    name: 'getThing',
    http: 'GET',
    path: '/things/v1/get-thing',
    request: { thingId: 'string' },
    response: thing,
  },
  {
    name: 'updateThing',
    http: 'PUT',
    path: '/things/v1/things/:thingId',
    request: thing,
    response: thing,
  },
  {
    name: 'deleteThing',
    http: 'DELETE',
    path: '/things/v1/things/:thingId',
    request: { thingId: 'string', revision: 'string | null' },
  },
  {
    name: 'deleteThings',
    http: 'DELETE',
    path: '/things/v1/owners/:ownerId',
    request: { ownerId: 'string' },
  },
  {
    name: 'queryThings',
    http: 'POST',
    path: '/things/v1/things/query',
    request: { query: 'Query' },
    response: lists,
  },
  {
    name: 'countThings',
    http: 'POST',
    path: '/v1/things/count',
    request: { filter: 'Record<string, any>' },
    response: { count: 'number' },
  },
  {
    name: 'listThings',
    http: 'GET',
    path: '/things/v1/owners/:ownerId/things',
    request: { ownerId: 'string' },
    response: lists,
  },
  {
    name: 'bulkCreateThings',
    http: 'POST',
    path: '/things/v1/bulk/things/create',
    request: { things: 'Thing[]', returnFullEntity: 'boolean' },
    response: results,
  },
  {
    name: 'bulkDeleteThings',
    http: 'POST',
    path: '/things/v1/bulk/things/delete',
    request: { ids: 'string[]' },
    response: results,
  },
];

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const wix = '@wix/auto_sdk_things_things';

/** The files of the package, in the form in which Wix generates them. */
function files(): Record<string, string> {
  const requests = methods.map(
    ({ name, path }) => `
function ${name}(payload) {
  function __${name}({ host }) {
    const protoPath = { protoPath: "${path.replace(/^\/things/, '')}" };
    return { entityFqdn: "wix.things.v1.thing", host, protoPath };
  }
  return __${name};
}
`,
  );
  const exported = methods.map(
    ({ name, http, path }) => `
exports.${name} = function ${name}2() {
  const payload = {};
  const getRequestOptions = ${name}(payload);
  const getUrl = () => "${path}";
  return { getUrl, httpMethod: "${http}", path: "${path}" };
};`,
  );
  const interfaces = methods.flatMap(({ name, request = {}, response = {} }) => [
    declare(`${pascal(name)}Request`, request),
    declare(`${pascal(name)}Response`, response),
  ]);
  const types = methods.map(({ name, http }) => {
    const [request, response] = [`${pascal(name)}Request`, `${pascal(name)}Response`];
    return `declare function ${name}(): __PublicMethodMetaInfo<'${http}', {}, ${request}, ${request}, ${response}, ${response}>;`;
  });
  return {
    'package.json': JSON.stringify({ name: wix }),
    'meta/package.json': JSON.stringify({ main: '../build/cjs/meta.js' }),
    'build/cjs/meta.js': [`const mapping = { srcPath: "/things" };`, ...requests, ...exported].join(
      '\n',
    ),
    'build/cjs/meta.d.ts': [
      declare('Thing', {
        id: 'string',
        name: 'string',
        size: 'number',
        revision: 'string | null',
        createdDate: 'Date',
      }),
      declare('Result', { itemMetadata: 'ItemMetadata', item: 'Thing' }),
      ...interfaces,
      ...types,
    ].join('\n'),
  };
}

function declare(name: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([key, type]) => `    ${key}?: ${type};\n`);
  return `interface ${name} {\n${lines.join('')}}`;
}

/**
 * Writes an app with an SDK package that has a type of entity with all kinds of methods.
 * @param options.script Replaces the package's script.
 * @param options.isLinked Whether the package is installed as pnpm does it.
 * @returns The app's folder.
 */
export function writeThings({ script = '', isLinked = false } = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'wix app-'));
  const inner = { ...files(), ...(script && { 'build/cjs/meta.js': script }) };
  const store = isLinked ? 'node_modules/.pnpm/things@1/node_modules' : 'node_modules';
  const manifest = (name: string) => JSON.stringify({ dependencies: { [name]: '1' } });
  const all = {
    'package.json': manifest('@wix/things'),
    [`${store}/@wix/things/package.json`]: manifest(wix),
    ...Object.fromEntries(
      Object.entries(inner).map(([name, text]) => [`${store}/${wix}/${name}`, text]),
    ),
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  if (isLinked) {
    mkdirSync(join(root, 'node_modules/@wix'));
    symlinkSync(join(root, store, '@wix/things'), join(root, 'node_modules/@wix/things'));
  }
  return root;
}
