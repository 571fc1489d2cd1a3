import { expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const info = () =>
  new Request('https://www.wixapis.com/oauth2/token-info', { method: 'POST', body: '{}' });

test.each(['clear', 'reset', 'importState'] as const)(
  'requests that a `hang` or `latency` fault delays end after %s()',
  async (way) => {
    const warn = vi.spyOn(process, 'emitWarning');
    const emulator = createEmulator({ appId });
    const other = createEmulator({ appId });
    const state = emulator.exportState();
    other.faults.add({ kind: 'hang' });
    const untouched = vi.fn();
    other.fetch(info()).then(untouched, untouched);
    emulator.faults.add({ kind: 'hang', count: 15 });
    const hanging = Array.from({ length: 15 }, () => emulator.fetch(info()));
    await expect.poll(() => emulator.requests).toHaveLength(15);
    emulator.faults.add({ kind: 'latency', latencyMs: 600_000 });
    const late = emulator.fetch(info());
    await expect.poll(() => emulator.faults.entries).toMatchObject([{ hits: 1 }]);
    if (way === 'clear') emulator.faults.clear();
    if (way === 'reset') emulator.reset();
    if (way === 'importState') emulator.importState(state);
    for (const call of hanging) await expect(call).rejects.toThrow(new TypeError('fetch failed'));
    expect((await late).status).toBe(401);
    expect(untouched).not.toHaveBeenCalled();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  },
);
