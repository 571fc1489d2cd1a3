import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';
import { EmulatorError } from '../util/emulator-error.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const installed = { type: 'AppInstalled', data: { appId } } as const;

afterEach(() => {
  vi.restoreAllMocks();
});

/** An emulator whose app answers for its manifest when told. */
function setup() {
  const emulator = createEmulator({ appId });
  let serveManifest = () => {};
  const answer = new Promise<void>((resolve) => {
    serveManifest = resolve;
  });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    await answer;
    return Response.json({ components: [] });
  });
  emulator.attachApp({ url: 'http://localhost:4321', methods: async () => [] });
  return { emulator, serveManifest: () => serveManifest() };
}

test.each(['reset', 'importState'] as const)(
  'an action or event in progress has no effect after %s()',
  async (way) => {
    const { emulator, serveManifest } = setup();
    const state = emulator.exportState();
    const bought = emulator.perform('free', { action: 'buy', plan: 'Pro' });
    const sent = emulator.events.send('free', installed);
    if (way === 'reset') emulator.reset();
    else emulator.importState(state);
    serveManifest();
    const refusal = /^The emulator was reset in the meantime/;
    await expect(bought).rejects.toThrow(refusal);
    await expect(sent).rejects.toThrow(refusal);
    expect(emulator.instances.free.instance.isFree).toBe(true);
    expect(emulator.events.entries).toEqual([]);
  },
);

const names = 'install, remove, clone, buy, changePlan, startTrial, cancel, reactivate, transfer';

test.each([
  [{ action: 'bye' }, `"action" must be one of ${names}, not "bye".`],
  [{}, `"action" is missing: it must be one of ${names}.`],
  ['cancel', "The action must be an object, such as { action: 'cancel' }."],
  [undefined, "The action is missing: it must be an object, such as { action: 'cancel' }."],
  [{ action: 'buy' }, '"plan" is missing: it must be a string.'],
  [{ action: 'cancel', plan: 'Pro' }, '"plan" is not a known field.'],
])('emulator.perform() refuses the action %j and says why', async (action, message) => {
  const emulator = createEmulator({ appId });
  // @ts-expect-error JavaScript has no types.
  const refusal = emulator.perform('free', action);
  await expect(refusal).rejects.toThrow(EmulatorError);
  await expect(refusal).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
  expect(emulator.instances.free.instance.isFree).toBe(true);
});

test('emulator.perform() refuses an instance that is not a string and lists the keys', async () => {
  const emulator = createEmulator({ appId });
  // @ts-expect-error JavaScript has no types.
  const refusal = emulator.perform(emulator.instances.free, { action: 'remove' });
  await expect(refusal).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringMatching(/^An instance must be a string, .*: free, premium,/),
  });
});
