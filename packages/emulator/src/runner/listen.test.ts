import { expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { freePort, listen } from './listen.js';

test('freePort() throws an error that names the port if it is taken', async () => {
  const server = await listen((_, response) => response.end(), { port: 0, hostname: 'localhost' });
  const port = Number(new URL(server.url).port);
  await expect(freePort(port)).rejects.toThrow(EmulatorError);
  await expect(freePort(port)).rejects.toThrow(`Cannot listen on port ${port}`);
  await server.close();
  expect(await freePort(port)).toBe(port);
});

test('listen() returns a server that can close while a request is pending', async () => {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = await listen(() => arrived(), { port: 0, hostname: 'localhost' });
  const hanging = fetch(server.url).catch((error: unknown) => error);
  await arrival;
  await server.close();
  expect(await hanging).toBeInstanceOf(Error);
});
