import { beforeAll, expect, test } from 'vitest';
import { type ClientSize, measureClientSize } from './client-size';

let size: ClientSize;
beforeAll(async () => {
  size = await measureClientSize();
}, 60_000);

test('calling a web method adds at most 450 bytes to a frontend, compared with a call written by hand', () => {
  const { webMethod, byHand, extra } = size;
  expect(byHand.initial).toBeGreaterThan(0);
  expect(extra).toBe(webMethod.initial - byHand.initial);
  expect(extra).toBeLessThanOrEqual(450);
});

test('a generated client is as large as the stub of the plugin', () => {
  const { client, webMethod } = size;
  expect(client).toEqual(webMethod);
});

test('the address of another server adds at most 60 bytes to a generated client', () => {
  const { client, clientWithServerBase } = size;
  expect(clientWithServerBase.initial - client.initial).toBeLessThanOrEqual(60);
  expect(clientWithServerBase.lazy).toBe(client.lazy);
});
