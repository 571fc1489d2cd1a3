import { afterEach, expect, test, vi } from 'vitest';
import { composeEmulator } from '../emulator.js';
import { EmulatorError } from '../util/emulator-error.js';
import { callers } from './callers.js';
import { defaultSeed } from './default-seed.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const day = 24 * 60 * 60 * 1000;

afterEach(() => {
  vi.useRealTimers();
});

/** An emulator that starts from what another one has saved. */
const startFrom = (
  saved: unknown,
  seed: Parameters<typeof composeEmulator>[0]['seed'] = defaultSeed,
) => composeEmulator({ appId, seed, saved: JSON.parse(JSON.stringify(saved)) });

/** What an emulator saves in which a plan was bought and the clock was moved. */
async function savedChanges() {
  const { emulator, readSavedState } = composeEmulator({ appId, seed: defaultSeed });
  await emulator.perform('free', { action: 'buy', plan: 'Pro' });
  emulator.clock.advance(3 * day);
  emulator.faults.add({ kind: 'reset' });
  return readSavedState();
}

test('an emulator starts from a saved state, without the faults', async () => {
  const saved = await savedChanges();
  const { emulator } = startFrom(saved);
  expect(emulator.instances).toEqual(saved.instances);
  expect(emulator.instances.free?.instance.billing?.packageName).toBe('Pro');
  expect(emulator.clock.offsetMs).toBe(3 * day);
  expect(saved.faults).toEqual([]);
  expect(startFrom({ ...saved, faults: [{ kind: 'hang' }] }).emulator.faults.entries).toEqual([]);
});

test('reset() returns to the saved state that the emulator started from', async () => {
  const saved = await savedChanges();
  const { emulator } = startFrom(saved);
  await emulator.perform('free', { action: 'cancel' });
  await emulator.perform('premium', { action: 'clone' });
  emulator.clock.advance(30 * day);
  emulator.faults.add({ kind: 'hang' });
  emulator.reset();
  expect(emulator.instances).toEqual(saved.instances);
  expect(emulator.clock.offsetMs).toBe(3 * day);
  expect(emulator.faults.entries).toEqual([]);
});

test('time passes while an emulator with a saved state is stopped, so a trial ends', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const before = Date.now() - 20 * day;
  const { readSavedState } = composeEmulator({ appId, seed: () => defaultSeed(before) });
  const { emulator } = startFrom({ ...readSavedState(), time: new Date(before).toISOString() });
  const trialStatus = () => emulator.instances.trial?.instance.billing?.freeTrialInfo?.status;
  expect(trialStatus()).toBe('IN_PROGRESS');
  expect(emulator.clock.offsetMs).toBe(0);
  vi.runOnlyPendingTimers();
  expect(trialStatus()).toBe('ENDED');
});

test('an emulator continues from the time of an exported state, which has no offset of the clock', () => {
  const { emulator } = composeEmulator({ appId, seed: defaultSeed });
  const lastYear = new Date(Date.now() - 365 * day).toISOString();
  const started = startFrom({ ...emulator.exportState(), time: lastYear });
  expect(Math.round(started.emulator.clock.offsetMs / day)).toBe(-365);
});

test('an emulator adds the instances that are new in the seed to a saved state', async () => {
  const saved = await savedChanges();
  const { instances } = defaultSeed(Date.now());
  const added = {
    ...instances.free,
    instance: { instanceId: '1457a000-0000-4000-8000-000000000001' },
    site: { siteId: '517e0000-0000-4000-8000-000000000001' },
  };
  const { emulator } = startFrom(saved, () => ({ instances: { ...instances, added }, callers }));
  expect(emulator.instances).toEqual({ ...saved.instances, added });

  const clash = { ...added, site: instances.premium.site };
  expect(() => startFrom(saved, () => ({ instances: { ...instances, clash }, callers }))).toThrow(
    /^instances\..*\.site\.siteId must be unique/,
  );
});

test('an emulator refuses an invalid saved state', () => {
  expect(() => startFrom({ format: 'wix-emulator/1' })).toThrow(EmulatorError);
  const { readSavedState } = composeEmulator({ appId, seed: defaultSeed });
  expect(() => startFrom({ ...readSavedState(), clockOffsetMs: 1e15 })).toThrow('"clockOffsetMs"');
});

test('a saved state is read without copying it, and later changes do not affect it', async () => {
  const { emulator, readSavedState } = composeEmulator({ appId, seed: defaultSeed });
  const { premium } = emulator.instances;
  const saved = readSavedState();
  expect(saved.instances.premium).toBe(premium);
  await emulator.perform('free', { action: 'buy', plan: 'Pro' });
  expect(saved.instances.free?.instance.billing?.packageName).not.toBe('Pro');
});

test('a saved state has no tokens and no secrets', () => {
  const seed = (now: number) => ({ ...defaultSeed(now), secrets: { key: 'sk_very_secret' } });
  const { emulator, readSavedState } = composeEmulator({ appId, seed });
  const token = emulator.mintToken({ subjectType: 'VISITOR' });
  const text = JSON.stringify(readSavedState());
  expect(text).not.toContain('sk_very_secret');
  expect(text).not.toContain(token);
  expect(text).not.toContain(emulator.env.WIX_CLIENT_SECRET);
});
