import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();
const { instanceId } = emulator.instances.free.instance;

beforeEach(() => emulator.reset());

/** As JSON carries it. */
function json(value: object): object {
  return JSON.parse(JSON.stringify(value));
}

test('`GET /emulator/instances` lists the instances, and finds one by its key or instance id', async () => {
  const list = await ask('GET', '/instances');
  expect(list).toMatchObject({ status: 200, body: { instances: json(emulator.instances) } });
  const expected = { status: 200, body: { key: 'free', ...emulator.instances.free } };
  expect(await ask('GET', '/instances/free')).toMatchObject(expected);
  expect(await ask('GET', `/instances/${instanceId}`)).toMatchObject(expected);
});

test.each(['GET', 'PATCH'])(
  '%s /emulator/instances/:id answers 404 to an unknown instance and lists the known ones',
  async (method) => {
    const body = method === 'GET' ? undefined : {};
    expect(await ask(method, '/instances/toString', body)).toMatchObject({
      status: 404,
      body: { error: expect.stringMatching(/^Unknown instance "toString". Use one of: free,/) },
    });
  },
);

test('`PATCH /emulator/instances/:id` applies a merge patch and leaves other fields unchanged', async () => {
  const before = emulator.instances.premium;
  const patch = {
    installed: false,
    instance: { billing: { packageName: 'Basic', source: null } },
    site: { url: null },
  };
  const { status, body } = await ask('PATCH', '/instances/premium', patch);
  expect(status).toBe(200);
  const after = emulator.instances.premium;
  expect(body).toEqual({ key: 'premium', ...json(after) });
  const { url: _, ...site } = before.site;
  expect(after.site).toEqual(site);
  const { source: __, ...billing } = before.instance.billing ?? {};
  expect(after).toMatchObject({
    installed: false,
    instance: { ...before.instance, billing: { ...billing, packageName: 'Basic' } },
  });
  expect(after.instance.billing).not.toHaveProperty('source');
});

test.each([
  [
    { instance: { instanceId: '94e10000-1a2b-4c3d-8e4f-000000000002' } },
    /"instance.instanceId" cannot change/,
  ],
  [{ instance: { instanceId: null } }, /^"instance.instanceId" /],
  [{ instance: null }, '"instance" must be an object.'],
  [
    { instance: { billing: { billingCycle: 'DAILY' } } },
    /^"instance.billing.billingCycle" must be one/,
  ],
  [{ instance: { isFree: 'no' } }, '"instance.isFree" must be true or false.'],
  [{ instance: { plan: 'Pro' } }, '"instance.plan" is not a known field.'],
  [{ installed: 'yes' }, '"installed" must be true or false.'],
  [{ key: 'x' }, '"key" is not a known field.'],
  [[], 'The body must be an object.'],
])('`PATCH /emulator/instances/:id` refuses %j and changes nothing', async (patch, error) => {
  const before = emulator.instances;
  expect(await ask('PATCH', '/instances/free', patch)).toMatchObject({
    status: 400,
    body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
  });
  expect(emulator.instances).toEqual(before);
});

test('`PATCH /emulator/instances/:id` preserves the changes of an earlier patch', async () => {
  await ask('PATCH', '/instances/free', { site: { siteDisplayName: 'New' } });
  await ask('PATCH', `/instances/${instanceId}`, { site: { locale: 'fr' } });
  expect(emulator.instances.free.site).toMatchObject({ siteDisplayName: 'New', locale: 'fr' });
});

test('`POST /emulator/instances/:id/actions` performs an action of the site owner', async () => {
  const action = { action: 'buy', plan: 'Pro', cycle: 'MONTHLY' };
  expect(await ask('POST', '/instances/free/actions', action)).toMatchObject({
    status: 200,
    body: { key: 'free', deliveries: [] },
  });
  expect(emulator.instances.free.instance.billing).toMatchObject({
    packageName: 'Pro',
    billingCycle: 'MONTHLY',
  });
});

test.each([
  ['free', { action: 'sell' }, /^"action" must be one of install, remove,/],
  ['free', { action: 'buy' }, '"plan" is missing: it must be a string.'],
  ['free', { action: 'buy', plan: '' }, '"plan" must not be empty.'],
  ['free', { action: 'buy', plan: 'Pro', cycle: 'DAILY' }, /^"cycle" must be one of MONTHLY,/],
  ['free', { action: 'remove', plan: 'Pro' }, '"plan" is not a known field.'],
  ['free', { action: 'cancel' }, /./],
])('`POST /emulator/instances/%s/actions` refuses %j and says why', async (id, action, error) => {
  const before = emulator.instances;
  expect(await ask('POST', `/instances/${id}/actions`, action)).toMatchObject({
    status: 400,
    body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
  });
  expect(emulator.instances).toEqual(before);
});

test('`POST /emulator/instances/:id/actions` answers 503 and changes nothing if the app does not respond', async () => {
  const { ask, emulator } = createHarness();
  emulator.attachApp({ url: 'http://localhost:1', methods: async () => [] });
  const before = emulator.instances;
  const answer = await ask('POST', '/instances/free/actions', { action: 'buy', plan: 'Pro' });
  expect(answer).toMatchObject({
    status: 503,
    body: { error: expect.stringMatching(/^The app does not serve its manifest/) },
  });
  expect(emulator.instances).toEqual(before);
});

test('`POST /emulator/instances/:id/actions` answers 404 to an unknown instance', async () => {
  const answer = await ask('POST', '/instances/gold/actions', { action: 'remove' });
  expect(answer).toMatchObject({ status: 404 });
});
