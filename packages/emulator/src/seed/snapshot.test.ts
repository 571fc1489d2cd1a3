import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import { LAST_MOMENT } from '../model/clock.js';
import { EmulatorError } from '../util/emulator-error.js';
import { defaultSeed, instanceKeys } from './default-seed.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const day = 24 * 60 * 60 * 1000;

/** An emulator that differs from its seed in all that a snapshot keeps. */
async function changed() {
  const emulator = createEmulator({ appId });
  emulator.clock.advance(day);
  await emulator.perform('premium', { action: 'clone' });
  await emulator.perform('free', { action: 'buy', plan: 'Basic' });
  emulator.faults.add({ kind: 'latency', latencyMs: 50, operation: 'get-app-instance', count: 2 });
  emulator.faults.add({ kind: 'reset' });
  return emulator;
}

test('emulator.importState() restores the state of another emulator from JSON', async () => {
  const emulator = await changed();
  const text = JSON.stringify(emulator.exportState());
  const other = createEmulator({ appId });
  other.faults.add({ kind: 'hang' });
  other.importState(JSON.parse(text));
  expect(other.instances).toEqual(emulator.instances);
  expect(other.instances.trialEnded.instance.billing?.freeTrialInfo?.endDate).toBeInstanceOf(Date);
  expect(Math.round(other.clock.offsetMs / day)).toBe(1);
  const rules = [
    { kind: 'latency', latencyMs: 50, operation: 'get-app-instance', count: 2, hits: 0 },
    { kind: 'reset', hits: 0 },
  ];
  expect(other.faults.entries).toMatchObject(rules);
  expect(other.faults.entries).toHaveLength(2);
  const { time: _, ...before } = emulator.exportState();
  expect(other.exportState()).toMatchObject(before);
});

test('emulator.importState() restores the items of Wix Data and the entities of other APIs', async () => {
  const options = { appId, genericFor: fileURLToPath(new URL('../../../..', import.meta.url)) };
  const ask = async (emulator: Emulator, path: string, request: object) => {
    const { instanceId } = emulator.instances.free.instance;
    const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
    const init = { method: 'POST', headers: { authorization }, body: JSON.stringify(request) };
    const url = `https://www.wixapis.com${path}`;
    return (await emulator.fetch(new Request(url, init))).json();
  };
  const item = { dataCollectionId: 'Tasks', dataItem: { id: 'i', data: { title: 'x' } } };
  const emulator = createEmulator(options);
  const permissions = { insert: 'ADMIN', update: 'ADMIN', remove: 'ADMIN', read: 'ADMIN' };
  const collection = { id: 'Tasks', fields: [], permissions };
  await ask(emulator, '/wix-data/v2/collections', { collection });
  await ask(emulator, '/wix-data/v2/items', item);
  await ask(emulator, '/contacts/v4/contacts', { info: { name: { first: 'Ada' } } });

  const other = createEmulator(options);
  other.importState(JSON.parse(JSON.stringify(emulator.exportState())));
  const tasks = await ask(other, '/wix-data/v2/items/query', { dataCollectionId: 'Tasks' });
  expect(tasks).toMatchObject({ dataItems: [{ id: 'i', data: { title: 'x' } }] });
  // The ids of new entities do not collide with those of the state.
  await ask(other, '/contacts/v4/contacts', { info: { name: { first: 'Grace' } } });
  expect(await ask(other, '/contacts/v4/contacts/query', { query: {} })).toMatchObject({
    contacts: [{ info: { name: { first: 'Ada' } } }, { info: { name: { first: 'Grace' } } }],
  });
  // A state without them, such as an older one, starts with those of the seed.
  const { data: _, entities: __, ...older } = emulator.exportState();
  other.importState(older);
  expect(await ask(other, '/contacts/v4/contacts/query', { query: {} })).toMatchObject({
    contacts: [],
  });
});

test('emulator.importState() accepts the most deeply nested values that can be stored', () => {
  const emulator = createEmulator({
    appId,
    seed: (now: number) => ({ ...defaultSeed(now), collections: [{ _id: 'Tasks' }] }),
  });
  const { data, entities } = { data: emulator.data('free'), entities: emulator.entities('free') };
  const stores = [
    (value: object) => data.insert('Tasks', value),
    (value: object) => entities.put('wix.contacts.v4.contact', value),
  ];
  for (const store of stores) {
    let value: object = {};
    for (let levels = 1; levels < 90; levels += 1) value = { inner: value };
    store(value);
    expect(() => store({ inner: value })).toThrow('must nest at most 90 levels deep');
  }
  emulator.importState(JSON.parse(JSON.stringify(emulator.exportState())));
  expect(data.find('Tasks').total).toBe(1);
});

test('emulator.exportState() exports no tokens or secrets', async () => {
  const emulator = await changed();
  emulator.mintToken({ subjectType: 'VISITOR' });
  expect(JSON.stringify(emulator.exportState())).not.toContain('wixemu_');
});

test('emulator.importState() resumes the clock at the time of the snapshot', () => {
  const emulator = createEmulator({ appId });
  const snapshot = emulator.exportState();
  const lastYear = new Date(Date.now() - 365 * day).toISOString();
  emulator.importState({ ...snapshot, time: lastYear });
  expect(Math.round(emulator.clock.offsetMs / day)).toBe(-365);
  // It would have ended long ago by the computer's clock.
  expect(emulator.instances.trial).toEqual(snapshot.instances.trial);
  emulator.clock.advance(400 * day);
  expect(emulator.instances.trial.instance.billing?.freeTrialInfo?.status).toBe('ENDED');
});

describe('a state near the limits of the supported dates', () => {
  const actions = instanceKeys.flatMap((key) =>
    (['FIVE_YEARS', 'YEARLY', 'MONTHLY', 'ONE_TIME'] as const).flatMap((cycle) =>
      (['buy', 'changePlan', 'startTrial'] as const).map((action) => [key, action, cycle] as const),
    ),
  );

  test('emulator.importState() accepts the state after every action on the last supported day', async () => {
    const emulator = createEmulator({ appId });
    emulator.clock.advance(LAST_MOMENT - emulator.clock.now() - day);
    const before = emulator.exportState();
    for (const [key, action, cycle] of actions) {
      await emulator.perform(key, { action, plan: 'Basic', cycle }).catch(() => {});
      emulator.clock.advance(1);
      const after = JSON.parse(JSON.stringify(emulator.exportState()));
      expect(() => emulator.importState(after)).not.toThrow();
      emulator.importState(before);
    }
  });

  test('emulator.importState() accepts a changed trial that starts at the end of the year 9999', async () => {
    const emulator = createEmulator({ appId });
    emulator.update('trial', ({ instance, ...rest }) => ({
      ...rest,
      instance: {
        ...instance,
        billing: {
          ...instance.billing,
          billingCycle: 'MONTHLY',
          timeStamp: '9999-12-31T00:00:00.000Z',
          expirationDate: null,
        },
      },
    }));
    await emulator.perform('trial', { action: 'changePlan', plan: 'Basic', cycle: 'YEARLY' });
    const state = JSON.parse(JSON.stringify(emulator.exportState()));
    expect(() => emulator.importState(state)).not.toThrow();
  });

  test.each([
    ['time', '9999-12-31T23:00:00-12:00'],
    ['time', '9990-01-01T00:00:00Z'],
    ['time', '0000-01-01T00:00:00+12:00'],
    ['endDate', '9999-12-31T23:00:00-12:00'],
    ['endDate', '0000-01-01T00:00:00+12:00'],
  ])('emulator.importState() refuses a state whose `%s` is %s', (field, date) => {
    const emulator = createEmulator({ appId });
    const state = JSON.parse(JSON.stringify(emulator.exportState()));
    const info = state.instances.trialEnded.instance.billing.freeTrialInfo;
    (field === 'time' ? state : info)[field] = date;
    expect(() => emulator.importState(state)).toThrow(new RegExp(`${field}" must be `));
  });
});

describe('an invalid snapshot', () => {
  const valid = createEmulator({ appId }).exportState();
  const { free, ...others } = valid.instances;
  const { instance } = valid.instances.premium ?? {};

  test.each([
    ['a value that is not an object', null, /^The snapshot must be an object/],
    [
      'an unknown format',
      { ...valid, format: 'wix-emulator/2' },
      /"format" must be wix-emulator\/1/,
    ],
    ['an invalid time', { ...valid, time: 'yesterday' }, /"time" must be an ISO 8601 date/],
    [
      'an unknown kind of fault',
      { ...valid, faults: [{ kind: 'fire' }] },
      /"faults\[0\]\.kind" must be/,
    ],
    [
      'an invalid instance',
      { ...valid, instances: { ...valid.instances, free: { ...free, installed: 'yes' } } },
      /instances\.free\.installed" must be true or false/,
    ],
    [
      'a duplicate instance id',
      { ...valid, instances: { ...valid.instances, free: { ...free, instance } } },
      /must be unique/,
    ],
    [
      'a snapshot without a key of the seed',
      { ...valid, instances: others },
      /instances\.free is missing/,
    ],
    ['an unknown field', { ...valid, tokens: [] }, /"tokens" is not a known field/],
  ])('emulator.importState() refuses %s and changes nothing', async (_, snapshot, message) => {
    const emulator = await changed();
    const before = [emulator.instances, emulator.faults.entries, emulator.clock.offsetMs];
    expect(() => emulator.importState(snapshot)).toThrow(EmulatorError);
    expect(() => emulator.importState(snapshot)).toThrow(message);
    expect([emulator.instances, emulator.faults.entries, emulator.clock.offsetMs]).toEqual(before);
  });
});
