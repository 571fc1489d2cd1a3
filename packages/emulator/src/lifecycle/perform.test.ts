import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';

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
