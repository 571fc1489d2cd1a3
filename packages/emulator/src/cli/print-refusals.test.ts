import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';
import { CALL_ID_HEADER } from '../model/log/current-call.js';
import { printRefusals } from './print-refusals.js';

const write = vi.spyOn(process.stdout, 'write');
const printed: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  write.mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  vi.useRealTimers();
  write.mockRestore();
});

const QUERY = 'https://www.wixapis.com/forms/v4/query';

test('printRefusals() prints each refused request once for each method that causes it', async () => {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  printRefusals(emulator);
  const call = async (method: string, url: string) => {
    const { id, end } = emulator.startCall({ kind: 'web-method', method });
    await emulator.fetch(new Request(url, { headers: { [CALL_ID_HEADER]: id } }));
    // The app has caught the error.
    end({ status: 200 });
    await vi.advanceTimersByTimeAsync(1000);
  };
  await call('backend/forms/getForms', `${QUERY}?token=secret`);
  await call('backend/forms/getForms', QUERY);
  await call('backend/forms/countForms', QUERY);
  await call('backend/forms/getForms', 'https://frog.wix.com/');
  await emulator.fetch(new Request(QUERY));
  await vi.advanceTimersByTimeAsync(1000);
  expect(printed).toEqual([
    `not emulated: GET ${QUERY}, called by backend/forms/getForms\n`,
    `not emulated: GET ${QUERY}, called by backend/forms/countForms\n`,
    `not emulated: GET ${QUERY}, called by the app outside of a call\n`,
  ]);
});
