import { expect, test, vi } from 'vitest';
import { describeCoverage } from '../../scripts/coverage.js';
import { createEmulator } from '../emulator.js';
import { type OperationId, operations } from '../model/operations/operations.js';
import { wixError } from './error.js';
import { expectAnswer } from './expected-answer.js';
import { Catalogue } from './generic/catalogue.js';
import { writeThings } from './generic/things.harness.js';
import { routes } from './router.js';

const API = 'https://www.wixapis.com';
const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';

const body = { grant_type: 'client_credentials' };
const emulated = { id: 'client-credentials', method: 'POST', url: `${API}/oauth2/token` } as const;
const partial = { id: 'get-app-instance', method: 'GET', url: `${API}/apps/v1/instance` } as const;

/** The tags of a request: in the log of real requests, as `coverage` expects it, and on the page. */
async function tagsOf({ id, method, url }: typeof emulated | typeof partial) {
  const emulator = createEmulator({ appId });
  const init = { method, ...(method === 'POST' && { body: JSON.stringify(body) }) };
  await emulator.fetch(new Request(url, init));
  const { answer } = await expectAnswer({ method, url, body });
  const row = describeCoverage()
    .split('\n')
    .find((line) => line.includes(`| \`${id}\` |`));
  const cells = row?.split(' | ') ?? [];
  return { logged: emulator.requests.at(-1)?.tag, expected: answer, page: cells[3] };
}

/** Takes the implementation of an operation away during some work. */
async function without<T>(id: OperationId, work: () => Promise<T>): Promise<T> {
  const route = routes[id];
  Reflect.deleteProperty(routes, id);
  try {
    return await work();
  } finally {
    Object.assign(routes, { [id]: route });
  }
}

const all = (tag: string) => ({ logged: tag, expected: tag, page: tag });

test('an emulated operation is partial as soon as a part of it is missing', async () => {
  expect(await tagsOf(emulated)).toEqual(all('emulated'));
  const operation = operations.find(({ id }) => id === emulated.id) ?? {};
  Object.assign(operation, { missing: 'It forgets the grant.' });
  expect(await tagsOf(emulated)).toEqual(all('partial'));
  Reflect.deleteProperty(operation, 'missing');
  // Without a claim, nothing is emulated.
  Object.assign(operation, { complete: undefined });
  expect(await tagsOf(emulated)).toEqual(all('partial'));
  Object.assign(operation, { complete: true });
});

test('an emulated and a partial operation are refused as soon as nothing answers them', async () => {
  for (const one of [emulated, partial]) {
    expect(await without(one.id, () => tagsOf(one))).toEqual(all('refused'));
  }
  expect(await tagsOf(partial)).toEqual(all('partial'));
});

test('a request of a partial operation is refused if the operation refuses that part of it', async () => {
  const refuse = () => wixError(501, 'NOT_EMULATED', 'This part is not emulated.');
  const spy = vi.spyOn(routes[partial.id], 'answer').mockImplementation(refuse);
  expect(await tagsOf(partial)).toMatchObject({ logged: 'refused' });
  spy.mockRestore();
});

/** The tags of a standard method, in the log of real requests and as `coverage` expects it. */
async function genericTags(root: string) {
  const [method, url] = ['POST', `${API}/things/v1/things/query`];
  const emulator = createEmulator({ appId, genericFor: root });
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
  await emulator.fetch(new Request(url, { method, headers: { authorization } }));
  const { answer } = await expectAnswer({ method, url }, { catalogue: new Catalogue(root) });
  return [emulator.requests.at(-1)?.tag, answer];
}

test('a generic request is refused as soon as the SDK package does not describe it', async () => {
  expect(await genericTags(writeThings())).toEqual(['generic', 'generic']);
  const script = '// srcPath: "/things"';
  expect(await genericTags(writeThings({ script }))).toEqual(['refused', 'refused']);
});

test('an own answer that is gone is refused, and a refused request that is answered is own', async () => {
  const url = 'https://api.example.com/v1/orders';
  const emulator = createEmulator({ appId });
  const ask = async () => {
    await emulator.fetch(new Request(url));
    return emulator.requests.at(-1)?.tag;
  };
  expect(await ask()).toBe('refused');
  emulator.answer(`GET ${url}`, () => Response.json({}));
  expect(await ask()).toBe('own');
  emulator.reset();
  expect(await ask()).toBe('refused');
});
