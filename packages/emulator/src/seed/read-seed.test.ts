import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { Seed } from '../model/seed.js';
import { EmulatorError } from '../util/emulator-error.js';
import { defaultSeed } from './default-seed.js';
import { readSeed } from './read-seed.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const seed: Seed = defaultSeed(Date.now());
const { free, premium } = defaultSeed(Date.now()).instances;

function withFree(changes: Record<string, unknown>): object {
  return { ...seed, instances: { free: { ...free, ...changes }, premium } };
}

const shared = (part: 'instance' | 'site', from: AppInstance) =>
  withFree({ [part]: { ...free[part], ...from[part] } });

test.each([
  ['a missing seed', undefined, /^The seed is missing: it must be an object/],
  [
    'a seed without instances',
    { ...seed, instances: {} },
    /at least one instance with `installed: true`/,
  ],
  [
    'a seed without an installed instance',
    { ...seed, instances: { free: { ...free, installed: false } } },
    /installed/,
  ],
  [
    'an instance id that is not a GUID',
    withFree({ instance: { instanceId: 'x' } }),
    /instances\.free\.instance\.instanceId" must be a GUID/,
  ],
  [
    'an instance without a site',
    withFree({ site: undefined }),
    /"instances\.free\.site" is missing/,
  ],
  ['an unknown field', withFree({ plan: 'Pro' }), /instances\.free\.plan" is not a known field/],
  [
    'an invalid date',
    withFree({ instance: { ...free.instance, billing: { timeStamp: 'today' } } }),
    /instances\.free\.instance\.billing\.timeStamp" must be an ISO 8601 date/,
  ],
  [
    'a duplicate instance id',
    shared('instance', premium),
    /instances\.premium\.instance\.instanceId must be unique: free has 94e1/,
  ],
  [
    'a duplicate site id',
    shared('site', premium),
    /instances\.premium\.site\.siteId must be unique: free has 51fe/,
  ],
  [
    'a seed without an owner',
    { ...seed, callers: { visitor: seed.callers.visitor } },
    /"callers\.owner" is missing/,
  ],
  [
    'an unknown kind of caller',
    {
      ...seed,
      callers: { ...seed.callers, robot: { title: 'Robot', claims: { subjectType: 'ROBOT' } } },
    },
    /callers\.robot\.claims\.subjectType" must be one of/,
  ],
])('readSeed() refuses %s', (_, value, message) => {
  expect(() => readSeed(value)).toThrow(EmulatorError);
  expect(() => readSeed(value)).toThrow(message);
});

test('createEmulator() refuses an invalid seed', () => {
  const create = () => createEmulator({ appId, seed: () => ({ ...seed, instances: {} }) });
  expect(create).toThrow(/at least one instance with `installed: true`/);
});
