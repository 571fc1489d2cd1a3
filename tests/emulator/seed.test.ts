import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import {
  type AppInstance,
  callers,
  createEmulator,
  type Emulator,
  type RunningServer,
  type Seed,
  startPreview,
} from 'wix-emulator';
import { HOST_ROOT } from '../support/start-app.js';
import { resultOf } from './received-events.js';

const appId = 'd0cf1e1d-1111-4222-8333-444455556666';

/** An instance on a site of its own. */
const appInstance = (last: number, siteDisplayName: string): AppInstance => ({
  installed: true,
  instance: { instanceId: `1457a000-0000-4000-8000-00000000000${last}`, isFree: true },
  site: { siteId: `517e0000-0000-4000-8000-00000000000${last}`, siteDisplayName },
});

const bakeries = () =>
  ({
    instances: { harbour: appInstance(1, 'Harbour Bakery'), main: appInstance(2, 'Main Bakery') },
    callers: {
      visitor: callers.visitor,
      owner: callers.owner,
      baker: { title: 'Baker', claims: { subjectType: 'MEMBER', subjectId: 'baker' } },
    },
  }) satisfies Seed;

const florists = () =>
  ({
    instances: { harbour: appInstance(1, 'Harbour Flowers') },
    callers: { visitor: callers.visitor, owner: callers.owner },
  }) satisfies Seed;

let bakery: Emulator<ReturnType<typeof bakeries>>;
let florist: Emulator<ReturnType<typeof florists>>;
let servers: RunningServer[] = [];

beforeAll(async () => {
  bakery = createEmulator({ appId, seed: bakeries });
  florist = createEmulator({ appId, seed: florists });
  servers = await Promise.all(
    [bakery, florist].map((emulator) => startPreview({ root: HOST_ROOT, emulator, port: 0 })),
  );
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

const siteOf = async (emulator: Emulator<Seed>, instance: string) => {
  const { site } = await resultOf({ emulator }, 'backend/instance/getInstance', { instance });
  return site.siteDisplayName;
};

test('two apps run side by side, each with the instances from its seed', async () => {
  expect(await Promise.all([siteOf(bakery, 'harbour'), siteOf(florist, 'harbour')])).toEqual([
    'Harbour Bakery',
    'Harbour Flowers',
  ]);
  expect(await siteOf(bakery, 'main')).toBe('Main Bakery');
  await expect(siteOf(florist, 'main')).rejects.toThrow(
    'Unknown instance "main". Use one of: harbour.',
  );
});

test('a change in one emulator does not affect another emulator', async () => {
  await bakery.perform('harbour', { action: 'buy', plan: 'Any' });
  bakery.clock.advance(60_000);
  expect(bakery.instances.harbour.instance.isFree).toBe(false);
  expect(florist.instances.harbour.instance.isFree).toBe(true);
  expect(florist.clock.offsetMs).toBe(0);
  expect(bakery.events.entries).toHaveLength(1);
  expect(florist.events.entries).toEqual([]);
});

test('the instances and callers of an emulator have the types of its seed', () => {
  expectTypeOf(bakery.instances.main).toExtend<AppInstance>();
  expectTypeOf(bakery.callers).toHaveProperty('baker');
  expectTypeOf(florist.callers).not.toHaveProperty('baker');
  expect(bakery.callers.baker.claims.subjectId).toBe('baker');
});
