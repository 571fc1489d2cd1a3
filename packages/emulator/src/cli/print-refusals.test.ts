import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';
import { CALL_ID_HEADER } from '../model/log/current-call.js';
import { SURFACE_HEADER } from '../model/page-requests.js';
import { writeThings } from '../wix-api/generic/things.harness.js';
import { printRefusals } from './print-refusals.js';

const printed: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  printed.length = 0;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const QUERY = 'https://www.wixapis.com/forms/v4/query';

test('printRefusals() names the surface that sent a refused request or call, and what its policy blocks', async () => {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  printRefusals(emulator);
  const surface = 'dashboard page Orders';
  const headers = { [SURFACE_HEADER]: encodeURIComponent(surface) };
  await emulator.fetch(new Request(QUERY, { headers }));
  const url = 'https://api.example.com/users?key=secret';
  emulator.noteBlockedRequest({ surface, method: 'POST', url, directive: 'connect-src' });
  const call = { surface, call: 'dashboard.installApp()', note: 'Run the app in Wix.' } as const;
  emulator.noteHostCall({ ...call, outcome: 'refused' });
  emulator.noteHostCall({ ...call, outcome: 'emulated' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(printed.splice(0)).toEqual([
    `not emulated: GET ${QUERY}, called by dashboard page Orders\n`,
    "blocked: POST https://api.example.com/users, called by dashboard page Orders. Pages reach only Wix's APIs and this computer (connect-src).\n",
    'not emulated: dashboard.installApp(), called by dashboard page Orders. Run the app in Wix.\n',
  ]);
});

test('printRefusals() returns a function that prints at once what is new, and no line twice', async () => {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  const lines: string[] = [];
  const printRest = printRefusals(emulator, (line) => void lines.push(line));
  await emulator.fetch(new Request(QUERY));
  expect(lines).toEqual([]);
  printRest();
  await vi.advanceTimersByTimeAsync(1000);
  expect(lines).toEqual([`not emulated: GET ${QUERY}, called by the app outside of a call`]);
  expect(printed).toEqual([]);
});

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

test('printRefusals() prints the lines that answer a request to another server than Wix’s', async () => {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  printRefusals(emulator);
  await emulator.fetch(new Request('https://api.example.com/v1?key=secret', { method: 'POST' }));
  await vi.advanceTimersByTimeAsync(1000);
  expect(printed).toEqual([
    `not emulated: POST https://api.example.com/v1, called by the app outside of a call
  To answer it, add to wix-emulator.answers.ts:
    export default {
      'POST https://api.example.com/v1': (request: Request) => Response.json({}),
    };
`,
  ]);
});

test('printRefusals() prints a request of the generic engine once for all ids, with its method', async () => {
  const emulator = createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    genericFor: writeThings(),
  });
  printRefusals(emulator);
  for (const id of ['a', 'b']) {
    const url = `https://www.wixapis.com/things/v1/things/${id}`;
    await emulator.fetch(new Request(url, { method: 'DELETE' }));
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(printed).toEqual(['generic: things.deleteThing, called by the app outside of a call\n']);
});
