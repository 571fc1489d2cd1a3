import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { ChangeTopic } from '../model/change-emitter.js';
import { listen, type RunningServer } from '../runner/listen.js';
import { controlApi } from './api.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

/** Those that listen to the emulator. */
const listeners = new Set<(topic: ChangeTopic) => void>();
const { onChange } = emulator;
Object.assign(emulator, {
  onChange(listener: (topic: ChangeTopic) => void) {
    listeners.add(listener);
    const stop = onChange(listener);
    return () => {
      listeners.delete(listener);
      stop();
    };
  },
});

let server: RunningServer;

beforeAll(async () => {
  const { fetch: answer } = controlApi(emulator);
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  server = await listen(listener, { port: 0, hostname: '127.0.0.1' });
});
afterAll(() => server.close());

/** Follows the changes, and waits until the connection stands. */
async function follow() {
  const leaving = new AbortController();
  const { headers, body } = await fetch(`${server.url}/changes`, { signal: leaving.signal });
  expect(headers.get('content-type')).toBe('text/event-stream');
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('There is no stream.');
  expect((await reader.read()).value).toBe(': connected\n\n');
  return { reader, leave: () => leaving.abort() };
}

test('`GET /emulator/changes` combines many changes of the same kind into one event', async () => {
  const { reader, leave } = await follow();
  for (let n = 0; n < 50; n += 1) emulator.clock.advance(1);
  emulator.faults.add({ kind: 'hang' });
  let text = '';
  while (!text.includes('faults')) text += (await reader.read()).value ?? '';
  expect(text.match(/event: change\ndata: clock\n\n/g)).toHaveLength(1);
  expect(text.match(/event: change\ndata: faults\n\n/g)).toHaveLength(1);

  emulator.clock.advance(1);
  expect((await reader.read()).value).toBe('event: change\ndata: clock\n\n');
  leave();
});

test('`GET /emulator/changes` stops listening when the client disconnects', async () => {
  await expect.poll(() => listeners.size).toBe(0);
  const clients = await Promise.all([follow(), follow()]);
  expect(listeners.size).toBe(2);
  for (const { leave } of clients) leave();
  await expect.poll(() => listeners.size).toBe(0);
});

test('`GET /emulator/changes` stops listening when the server closes', async () => {
  const api = controlApi(emulator);
  const other = await listen(getRequestListener(api.fetch, { overrideGlobalObjects: false }), {
    port: 0,
    hostname: '127.0.0.1',
  });
  const { body } = await fetch(`${other.url}/changes`);
  await expect.poll(() => listeners.size).toBe(1);
  await other.close();
  await expect.poll(() => listeners.size).toBe(0);
  await expect(new Response(body).text()).rejects.toThrow();
});
