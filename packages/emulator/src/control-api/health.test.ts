import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createHarness } from './control.harness.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.restoreAllMocks();
});

/**
 * The control API of an emulator, with a web server in the place of the app, for which it waits until
 * `limit` is aborted.
 */
async function setup(listener: RequestListener) {
  const limit = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
  const { ask, emulator } = createHarness();
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  closing.push(stop);
  const { port } = server.address() as AddressInfo;
  const attach = (problem?: () => string | undefined) =>
    emulator.attachApp({
      url: `http://127.0.0.1:${port}`,
      methods: async () => [],
      ...(problem && { problem }),
    });
  return { health: () => ask('GET', '/health'), attach, stop, limit, timeout };
}

const starting = { status: 503, body: { status: 'starting' } };
const ready = { status: 200, body: { status: 'ready' } };
const failingWith = (status: number) => ({
  status: 503,
  body: {
    status: 'failing',
    reason: expect.stringMatching(`^The app answers ${status} to GET /_wix/.* See its output`),
  },
});
const unresponsive = { status: 503, body: { status: 'unresponsive' } };

test('`GET /emulator/health` answers 200 only while an attached app responds', async () => {
  const { health, attach, stop } = await setup((_, response) => response.end());
  expect(await health()).toMatchObject(starting);
  const detach = attach();
  expect(await health()).toMatchObject(ready);
  stop();
  expect(await health()).toMatchObject(unresponsive);
  detach();
  expect(await health()).toMatchObject(starting);
});

test.each([
  [302, ready],
  [404, ready],
  [500, failingWith(500)],
  [502, unresponsive],
  [503, failingWith(503)],
])('`GET /emulator/health` maps the app status %i to %j', async (status, expected) => {
  const { health, attach } = await setup((_, response) =>
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(),
  );
  attach();
  expect(await health()).toMatchObject(expected);
});

test('`GET /emulator/health` waits at most two seconds for the app', async () => {
  const { health, attach, limit, timeout } = await setup(() => limit.abort());
  attach();
  expect(await health()).toMatchObject(unresponsive);
  expect(timeout).toHaveBeenCalledExactlyOnceWith(2000);
});

test('`GET /emulator/health` says why the app does not run', async () => {
  const { health, attach } = await setup((_, response) => response.end());
  let problem: string | undefined = 'The config is broken.';
  attach(() => problem);
  const body = { status: 'unresponsive', reason: problem };
  expect(await health()).toMatchObject({ status: 503, body });
  problem = undefined;
  expect(await health()).toMatchObject(ready);
});
