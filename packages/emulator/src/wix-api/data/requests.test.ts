import { z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { emulatorWith, sdk, wde } from './data.harness.js';

const emulator = emulatorWith({
  collections: [{ _id: 'Tasks' }],
  items: { Tasks: [{ _id: 'a' }] },
});
const { instanceId } = emulator.instances.premium.instance;

const errorSchema = z.object({
  details: z.object({ applicationError: z.object({ code: z.string(), description: z.string() }) }),
});

/** Sends a request as it is, without the SDK. */
async function ask(
  method: string,
  path: string,
  body?: string,
  subjectType: 'APP' | 'VISITOR' = 'APP',
) {
  const authorization = emulator.mintToken({ subjectType, instanceId });
  const answer = await emulator.fetch(
    new Request(`https://www.wixapis.com/wix-data/v2/${path}`, {
      method,
      headers: { authorization },
      ...(body !== undefined && { body }),
    }),
  );
  const { details } = errorSchema.parse(await answer.json());
  const { code, description } = details.applicationError;
  return [answer.status, code, description];
}

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test.each<[string, string, string | undefined, string]>([
  ['POST', 'items', 'no JSON', '"dataCollectionId" is missing: it must be a string.'],
  ['POST', 'items', '[]', '"dataCollectionId" is missing'],
  ['POST', 'items', '{"dataCollectionId":"Tasks","dataItem":7}', '"dataItem" must be an object.'],
  [
    'POST',
    'items',
    '{"dataCollectionId":"Tasks","dataItem":{"data":{"__proto__":{}}}}',
    'must not have a key "__proto__"',
  ],
  [
    'POST',
    'items/query',
    `{"dataCollectionId":"Tasks","query":{"filter":${nested(200)}}}`,
    'must nest at most 100 levels deep',
  ],
  [
    'POST',
    'items/query',
    '{"dataCollectionId":"Tasks","query":{"paging":{"limit":1.5}}}',
    '"query.paging.limit" must be a whole number.',
  ],
  [
    'GET',
    'items/query?.r=%25',
    undefined,
    'The parameter ".r" must be a JSON object in base64url.',
  ],
  ['GET', 'items/a', undefined, '"dataCollectionId" is missing'],
  ['GET', 'items/%ZZ', undefined, '"dataCollectionId" is missing'],
  ['GET', 'collections/%ZZ', undefined, '"dataCollectionId" is missing'],
  ['PUT', 'collections', '{"collection":{"id":"Tasks"}}', '"collection.fields" is missing'],
  [
    'POST',
    'items/patch',
    '{"dataCollectionId":"Tasks","patch":{"dataItemId":"a","fieldModifications":[{"action":"SET_FIELD","fieldPath":"a.__proto__"}]}}',
    '"patch.fieldModifications[0].fieldPath" must not name __proto__.',
  ],
  [
    'POST',
    'items/patch',
    '{"dataCollectionId":"Tasks","patch":{"dataItemId":"a","fieldModifications":[{"action":"X","fieldPath":"a"}]}}',
    '"patch.fieldModifications[0].action" must be one of SET_FIELD',
  ],
])(
  '%s %s with %s is answered with 400 and names the field',
  async (method, path, body, message) => {
    const [status, code, description] = await ask(method, path, body);
    expect([status, code]).toEqual([400, 'WDE0075']);
    expect(description).toContain(message);
  },
);

test.each<[number, string, string, string, string | undefined, 'APP' | 'VISITOR']>([
  [404, 'WDE0025', 'GET', 'items/a?dataCollectionId=None&dataItemId=a', undefined, 'APP'],
  [404, 'WDE0073', 'GET', 'items/x?dataCollectionId=Tasks&dataItemId=x', undefined, 'APP'],
  [403, 'WDE0027', 'GET', 'items/a?dataCollectionId=Tasks&dataItemId=a', undefined, 'VISITOR'],
  [409, 'WDE0074', 'POST', 'items', '{"dataCollectionId":"Tasks","dataItem":{"id":"a"}}', 'APP'],
])('answers with %i and %s to %s %s %s', async (status, code, method, path, body, as) => {
  expect((await ask(method, path, body, as)).slice(0, 2)).toEqual([status, code]);
});

test.each(['search', 'aggregate-pipeline', 'create-draft', 'publish-draft', 'unpublish'])(
  'POST items/%s is not emulated',
  async (operation) => {
    expect(await ask('POST', `items/${operation}`, '{}')).toEqual([
      501,
      'NOT_EMULATED',
      expect.stringContaining(`wix-data/v2/items/${operation}`),
    ]);
  },
);

test('a request with a condition is refused, and changes nothing', async () => {
  const body = '{"dataCollectionId":"Tasks","dataItemId":"a","condition":{"filter":{"n":1}}}';
  expect((await ask('POST', 'items/remove', body)).slice(0, 2)).toEqual([501, 'NOT_EMULATED']);
  expect(await sdk(emulator).items.get('Tasks', 'a')).not.toBeNull();
});

test('a unique index refuses a second item with the same values', async () => {
  const Names = '@example/app/names';
  const detach = emulator.attachApp({
    url: 'http://localhost:1',
    methods: async () => [],
    collections: [
      {
        id: Names,
        fields: [],
        permissions: { insert: 'ADMIN', update: 'ADMIN', remove: 'ADMIN', read: 'ADMIN' },
        uniqueIndexes: [['first', 'last']],
        initialData: [{ _id: 'ada', first: 'Ada', last: 'L' }],
      },
    ],
  });
  const { items } = sdk(emulator);
  await items.insert(Names, { _id: 'other', first: 'Ada', last: 'B' });
  await expect(items.insert(Names, { first: 'Ada', last: 'L' })).rejects.toEqual(wde('WDE0123'));
  await expect(items.update(Names, { _id: 'other', first: 'Ada', last: 'L' })).rejects.toEqual(
    wde('WDE0123'),
  );
  expect(await items.update(Names, { _id: 'ada', first: 'Ada', last: 'L', n: 1 })).toMatchObject({
    n: 1,
  });
  detach();
});
