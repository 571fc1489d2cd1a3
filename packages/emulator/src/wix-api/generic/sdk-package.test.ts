import { z } from '@hono/zod-openapi';
import { expect, test, vi } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { writeThings } from './things.harness.js';

const thingSchema = z.looseObject({ id: z.string(), createdDate: z.string() });

/** The parts of the answers that the tests read. */
const answerSchema = z.looseObject({
  message: z.string().optional(),
  thing: thingSchema.optional(),
  things: z.array(thingSchema).optional(),
  results: z.array(z.unknown()).optional(),
  bulkActionMetadata: z.unknown().optional(),
  count: z.number().optional(),
});

const wix = 'https://www.wixapis.com/things/v1';

/** Sends requests with a token of the app for an instance. */
function client(root: string) {
  const emulator = createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    genericFor: root,
  });
  const { instanceId } = emulator.instances.premium.instance;
  const send = async (method: string, path: string, body?: unknown) => {
    const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers: { authorization }, ...(body !== undefined && { body: text }) };
    const response = await emulator.fetch(new Request(wix + path, init));
    return { status: response.status, json: answerSchema.parse(await response.json()) };
  };
  return { emulator, send };
}

const { send } = client(writeThings());
const create = async (thing: object) => {
  return thingSchema.parse((await send('POST', '/things', { thing })).json.thing);
};

test('packages that pnpm has linked are found', async () => {
  const linked = client(writeThings({ isLinked: true }));
  expect(await linked.send('POST', '/things/query', {})).toMatchObject({ status: 200 });
});

test('a package that throws when it is loaded is named, and its requests are refused', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const broken = client(writeThings({ script: 'srcPath: "/things"; throw new Error("broken")' }));
  for (const _ of [1, 2]) expect((await broken.send('POST', '/things/query', {})).status).toBe(501);
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/auto_sdk_things_things cannot be read/)],
  ]);
  warn.mockRestore();
});

test('an app with no packages of Wix answers nothing', async () => {
  expect((await client('/nowhere').send('POST', '/things/query', {})).status).toBe(501);
});

test('a method that selects by the id of something else is refused', async () => {
  const { id } = await create({ name: 'a' });
  expect((await send('DELETE', `/owners/${id}`)).status).toBe(501);
  expect((await send('GET', `/owners/${id}/things`)).status).toBe(501);
});

test('an entity is found by an id in the query of the URL', async () => {
  const thing = await create({ name: 'a' });
  expect(await send('GET', `/get-thing?thingId=${thing.id}`)).toEqual({
    status: 200,
    json: { thing },
  });
  expect((await send('GET', '/get-thing')).status).toBe(501);
});

test('a method whose path does not begin with the mapped path of its package is found', async () => {
  await create({ name: 'counted' });
  const filter = { name: 'counted' };
  expect(await send('POST', '/../../v1/things/count', { filter })).toEqual({
    status: 200,
    json: { count: 1 },
  });
});

test('a query fills the list with the name of the entity, and not a deprecated one', async () => {
  const { json } = await send('POST', '/things/query', { query: { paging: { limit: 1 } } });
  expect(json.things).toHaveLength(1);
  expect(json).not.toHaveProperty('oldThings');
});

test('PUT removes the fields that the request does not have', async () => {
  const { id, createdDate } = await create({ name: 'a', size: 1 });
  const { json } = await send('PUT', `/things/${id}`, { thing: { name: 'b' } });
  expect(json.thing).toEqual({ id, name: 'b', revision: '2', createdDate });
});

test('a field mask restricts an update to whole fields, and removes those that are not given', async () => {
  const { id } = await create({ name: 'a', size: 1 });
  const update = (fieldMask: unknown) =>
    send('PUT', `/things/${id}`, { thing: { name: 'b', size: 2 }, fieldMask });
  expect((await update('name')).json.thing).toMatchObject({ name: 'b', size: 1 });
  const request = { thing: { name: 'c' }, mask: ['size', 'name'] };
  const { json } = await send('PUT', `/things/${id}`, request);
  expect(json.thing).toMatchObject({ id, name: 'c', revision: '3' });
  expect(json.thing).not.toHaveProperty('size');
  expect((await update('name.inner')).status).toBe(501);
});

test('a stale revision of a request to delete is an error', async () => {
  const { id } = await create({ name: 'a' });
  expect((await send('DELETE', `/things/${id}?revision=7`)).status).toBe(409);
  expect((await send('DELETE', `/things/${id}?revision=1`)).status).toBe(200);
});

test.each([
  ['parts', [{ name: 'b' }]],
  ['couponCode', 'TEN'],
  ['dryRun', true],
])('a request to create with "%s", which is not stored, is refused', async (key, value) => {
  const { status, json } = await send('POST', '/things', { thing: { name: 'a' }, [key]: value });
  expect([status, json.message]).toEqual([501, expect.stringContaining(`"${key}"`)]);
});

test('a flag of a request to create is accepted', async () => {
  const request = { thing: { name: 'a' }, notify: true };
  expect((await send('POST', '/things', request)).status).toBe(200);
});

test('a bulk method returns the entities by either flag', async () => {
  const request = { things: [{ name: 'a' }], returnFullEntity: true };
  const { json } = await send('POST', '/bulk/things/create', request);
  expect(json.results).toMatchObject([{ item: { name: 'a' } }]);
});

test('a bulk method names the id of an entity that fails', async () => {
  const deleted = await send('POST', '/bulk/things/delete', { ids: ['none', 1] });
  expect(deleted.json.results).toMatchObject([
    { itemMetadata: { id: 'none', success: false } },
    { itemMetadata: { success: false } },
  ]);
  const { id } = await create({ name: 'a' });
  const created = await send('POST', '/bulk/things/create', { things: [{ id, name: 'b' }] });
  expect(created.json.results).toMatchObject([{ itemMetadata: { id, success: false } }]);
});

test('ids and revisions of the wrong type are errors of their entity', async () => {
  const hostile = { toString: 1 };
  const { json } = await send('POST', '/bulk/things/delete', {
    ids: [hostile, 1, null, '__proto__'],
  });
  expect(json.bulkActionMetadata).toMatchObject({ totalFailures: 4 });
  const { id } = await create({ name: 'a' });
  const thing = { revision: hostile };
  expect((await send('PUT', `/things/${id}`, { thing })).status).toBe(400);
});

test.each([
  ['deep content', `{"thing":{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`],
  ['a list', '[]'],
  ['broken JSON', '{'],
])('%s in place of an entity is an error, and later requests work', async (_, body) => {
  expect((await send('POST', '/things', body)).status).toBe(400);
  expect((await send('POST', '/things/query', body)).status).toBe(400);
  expect((await send('POST', '/things/query', {})).status).toBe(200);
});

test('a parameter with the name of a property of every object is not known', async () => {
  const request = { query: { toString: { a: 1 } } };
  expect((await send('POST', '/things/query', request)).status).toBe(501);
});

test.each([
  ['PATCH', '/things/query'],
  ['DELETE', '/things/'],
])('%s %s is refused', async (method, path) => {
  expect((await send(method, path)).status).toBe(501);
});

test('two runs give the same bytes', async () => {
  const run = async () => {
    const { emulator, send } = client(writeThings());
    emulator.clock.advance(Date.parse('2030-01-01') - emulator.clock.now());
    const answers = [];
    for (const name of ['a', 'b', 'c']) {
      const { json } = await send('POST', '/things', { thing: { name } });
      answers.push({ ...json.thing, createdDate: json.thing?.createdDate.slice(0, 10) });
    }
    return JSON.stringify([answers, await ids(send)]);
  };
  const ids = async (send: ReturnType<typeof client>['send']) => {
    const query = { sort: [{ fieldName: 'name', order: 'DESC' }] };
    const { json } = await send('POST', '/things/query', { query });
    return json.things?.map(({ id }) => id);
  };
  expect(await run()).toBe(await run());
});
