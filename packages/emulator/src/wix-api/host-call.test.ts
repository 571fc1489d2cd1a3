import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';

const appId = 'aaaaaaaa-0000-4000-8000-000000000001';
const report = {
  surface: 'dashboard page Orders',
  call: 'dashboard.installApp()',
  outcome: 'refused',
  note: 'To test it, run the app in Wix.',
} as const;

test('noteHostCall() lists a call of a host with the instance, until the log is cleared', () => {
  const emulator = createEmulator({ appId });
  const { instanceId } = emulator.instances.free.instance;
  const topics: string[] = [];
  emulator.onChange((topic) => topics.push(topic));
  emulator.noteHostCall({ ...report, ...(instanceId && { instanceId }) });
  expect(emulator.hostCalls).toMatchObject([{ ...report, instance: 'free' }]);
  expect(topics).toEqual(['calls']);
  emulator.clearHostCalls();
  expect(emulator.hostCalls).toEqual([]);
});

test('noteHostCall() removes secrets and control characters, and a reset clears the log', () => {
  const emulator = createEmulator({ appId });
  const token = emulator.mintToken({ subjectType: 'USER' });
  emulator.noteHostCall({ ...report, surface: 'page\u001b[31m', note: `${token} is not a page` });
  const [{ surface, note } = {}] = emulator.hostCalls;
  expect(surface).toBe('page[31m');
  expect(note).not.toContain(token);
  emulator.reset();
  expect(emulator.hostCalls).toEqual([]);
});
