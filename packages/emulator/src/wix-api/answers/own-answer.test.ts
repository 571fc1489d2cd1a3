import { appInstances } from '@wix/app-management';
import { createClient } from '@wix/sdk';
import { expect, test, vi } from 'vitest';
import { createEmulator } from '../../emulator.js';
import type { Answers } from '../../model/answers/answer.js';
import { CALL_ID_HEADER } from '../../model/log/current-call.js';
import { defaultSeed } from '../../seed/default-seed.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const url = 'https://api.example.com/v1/completions';

function emulatorWith(answers: Answers) {
  return createEmulator({ appId, answers: () => answers });
}

test('an own answer gets the request as the app sent it', async () => {
  const answer = vi.fn(async (request: Request) => Response.json(await request.json()));
  const emulator = emulatorWith({ [`POST ${url}`]: answer });
  const response = await emulator.fetch(
    new Request(`${url}?model=small`, {
      method: 'POST',
      headers: { 'x-api-key': 'k', [CALL_ID_HEADER]: 'call' },
      body: '{"prompt":"hi"}',
    }),
  );
  expect(await response.json()).toEqual({ prompt: 'hi' });
  const [request] = answer.mock.calls[0] ?? [];
  expect(request?.url).toBe(`${url}?model=small`);
  expect(request?.headers.get('x-api-key')).toBe('k');
  expect(request?.headers.has(CALL_ID_HEADER)).toBe(false);
  expect(emulator.requests).toMatchObject([{ method: 'POST', url, status: 200, tag: 'own' }]);
});

test('an own answer knows the caller, the instance, the time and the variables of the path', async () => {
  const emulator = emulatorWith({
    'GET https://www.wixapis.com/crm/:kind': (_, { params, caller, instance, now }) =>
      Response.json({ params, caller, instanceId: instance?.instance.instanceId, now }),
  });
  const { instance, site } = emulator.instances.premium;
  const claims = {
    subjectType: 'MEMBER',
    subjectId: 'm',
    instanceId: instance.instanceId,
  } as const;
  const ask = async (authorization: string) => {
    const headers = { authorization };
    const request = new Request('https://www.wixapis.com/crm/notes', { headers });
    return (await emulator.fetch(request)).json();
  };
  const now = expect.any(Number);
  expect(await ask(emulator.mintToken(claims))).toEqual({
    params: { kind: 'notes' },
    caller: { subjectType: 'MEMBER', subjectId: 'm', siteId: site.siteId },
    instanceId: instance.instanceId,
    now,
  });
  const expired = emulator.mintToken({ ...claims, expiresInSeconds: -1 });
  expect(await ask(expired)).toEqual({ params: { kind: 'notes' }, now });
  const foreign = emulator.mintToken({ ...claims, clientId: 'another app' });
  expect(await ask(foreign)).toEqual({ params: { kind: 'notes' }, now });
});

test('an own answer takes precedence over an operation that the emulator answers', async () => {
  const instance = { instanceId: 'own' };
  const emulator = emulatorWith({
    'GET https://www.wixapis.com/apps/v1/instance': () => Response.json({ instance, site: {} }),
  });
  const client = createClient({
    modules: { appInstances },
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
  expect(await client.appInstances.getAppInstance()).toMatchObject({ instance });
  expect(emulator.requests).toMatchObject([{ status: 200, tag: 'own' }]);
  expect(emulator.requests[0]).not.toHaveProperty('operation');
});

test('emulator.answer() answers until the next reset, before the answers of the project', async () => {
  const emulator = emulatorWith({ [`GET ${url}`]: () => new Response('project') });
  const ask = async () => (await emulator.fetch(new Request(url))).text();
  expect(await ask()).toBe('project');
  emulator.answer(`GET ${url}`, () => new Response('test'));
  expect(await ask()).toBe('test');
  emulator.reset();
  expect(await ask()).toBe('project');
});

test('the latest emulator.answer() of those that fit a request answers it', async () => {
  const emulator = emulatorWith({});
  const ask = async () => (await emulator.fetch(new Request(url))).text();
  emulator.answer(`GET ${url}`, () => new Response('first'));
  expect(await ask()).toBe('first');
  emulator.answer(`GET ${url}`, () => new Response('second'));
  expect(await ask()).toBe('second');
  emulator.answer('* https://api.example.com/*', () => new Response('third'));
  expect(await ask()).toBe('third');
});

test.each([
  ['throws', () => Promise.reject(new Error('no total')), /own-answer\.test\.ts:\d+: no total$/],
  ['throws a text', () => Promise.reject('no total'), /: no total$/],
  ['returns no response', () => JSON.parse('{}'), /must return a Response/],
])('an own answer that %s is an error with the place in the file', async (_, answer, message) => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const emulator = emulatorWith({ [`GET ${url}`]: answer });
  const response = await emulator.fetch(new Request(`${url}?key=secret`));
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) });
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(message));
  expect(log).not.toHaveBeenCalledWith(expect.stringContaining('secret'));
  log.mockRestore();
});

test('only a fault without an operation hits an own answer, which does not run then', async () => {
  const answer = vi.fn(() => Response.json({}));
  const emulator = emulatorWith({ [`GET ${url}`]: answer });
  emulator.faults.add({ kind: 'status', status: 503, operation: 'token-info' });
  expect((await emulator.fetch(new Request(url))).status).toBe(200);
  emulator.faults.add({ kind: 'status', status: 429 });
  expect((await emulator.fetch(new Request(url))).status).toBe(429);
  expect(answer).toHaveBeenCalledTimes(1);
});

test('a request that the app aborts while an own answer hangs is listed without a status', async () => {
  const emulator = emulatorWith({ [`GET ${url}`]: () => new Promise(() => {}) });
  const patience = new AbortController();
  const answered = emulator.fetch(new Request(url, { signal: patience.signal }));
  setImmediate(() => patience.abort(new Error('too slow')));
  await expect(answered).rejects.toThrow('too slow');
  expect(emulator.requests).toMatchObject([{ method: 'GET', url, status: 0, tag: 'own' }]);
});

test('the same response can answer several requests', async () => {
  const response = Response.json({ a: 1 });
  const emulator = emulatorWith({ [`GET ${url}`]: () => response });
  for (const _ of [1, 2])
    expect(await (await emulator.fetch(new Request(url))).json()).toEqual({ a: 1 });
});

test.each([204, 205, 304])('an own answer can have the status %d and no body', async (status) => {
  const emulator = emulatorWith({ [`GET ${url}`]: () => new Response(null, { status }) });
  const response = await emulator.fetch(new Request(url));
  expect([response.status, response.body]).toEqual([status, null]);
});

test('an own answer that passes on a decoded response has no header about its encoding', async () => {
  const headers = { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked', etag: 'a' };
  const emulator = emulatorWith({ [`GET ${url}`]: () => new Response('plain', { headers }) });
  const response = await emulator.fetch(new Request(url));
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(response.headers.get('transfer-encoding')).toBeNull();
  expect(response.headers.get('etag')).toBe('a');
});

test.each([
  ['returns a network error', () => Response.error(), /status from 200 to 599/],
  [
    'fails while its body is read',
    () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('cut')) })),
    /cut/,
  ],
  [
    'throws an object that cannot be a text',
    () => {
      throw Object.create(null);
    },
    /null prototype/,
  ],
])('an own answer that %s is an error with a message', async (_, answer, message) => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const response = await emulatorWith({ [`GET ${url}`]: answer }).fetch(new Request(url));
  expect([response.status, await response.text()]).toEqual([500, expect.stringMatching(message)]);
  log.mockRestore();
});

test('an own answer reads and changes what the emulator stores', async () => {
  const TYPE = 'wix.contacts.v4.contact';
  const collections = [
    {
      _id: 'Visits',
      fields: [],
      permissions: { insert: 'ADMIN', update: 'ADMIN', remove: 'ADMIN', read: 'ADMIN' },
    },
  ] as const;
  const emulator = createEmulator({
    appId,
    seed: (now: number) => ({
      ...defaultSeed(now),
      collections: [...collections],
      entities: { [TYPE]: [{ _id: 'ada', info: { name: 'Ada' } }] },
    }),
    answers: () => ({
      'POST https://www.wixapis.com/crm/visits/:id': (_, { params, data, entities, now }) => {
        const contact = entities().find(TYPE, params.id ?? '');
        const at = new Date(now);
        const { _id } = data().insert('Visits', { _id: 'first', contact: params.id, at });
        const changed = entities().put(TYPE, { ...contact, lastVisit: _id });
        const added = entities().put(TYPE, { _createdDate: at, info: {} });
        return Response.json({ changed, added, removed: entities().remove(TYPE, 'none') });
      },
      'GET https://api.example.com/visits/:site': (_, { params, data }) =>
        Response.json(data(params.site).find('Visits').total),
    }),
  });
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ subjectType: 'VISITOR', instanceId });
  const visit = (headers = {}) =>
    emulator.fetch(
      new Request('https://www.wixapis.com/crm/visits/ada', { method: 'POST', headers }),
    );
  const answer = await visit({ authorization });
  const changed = { id: 'ada', info: { name: 'Ada' }, lastVisit: 'first' };
  expect(await answer.json()).toEqual({
    changed,
    added: { id: expect.any(String), createdDate: expect.any(String), info: {} },
    removed: false,
  });
  expect(emulator.data('premium').find('Visits').items).toMatchObject([
    { _id: 'first', contact: 'ada', at: expect.any(Date) },
  ]);
  expect(emulator.entities('premium').list(TYPE)).toMatchObject([changed, { info: {} }]);
  expect(emulator.entities('free').find(TYPE, 'ada')).not.toHaveProperty('lastVisit');
  const visits = await emulator.fetch(new Request('https://api.example.com/visits/premium'));
  expect(await visits.json()).toBe(1);

  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const failed = await visit();
  expect(failed.status).toBe(500);
  expect(await failed.text()).toContain('Name the instance.');
  error.mockRestore();
});
