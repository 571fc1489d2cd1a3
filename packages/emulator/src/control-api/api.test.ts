import { expect, test, vi } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask } = createHarness();

test('names a path that it does not have', async () => {
  expect(await ask('GET', '/nothing')).toMatchObject({
    status: 404,
    body: { error: 'There is no /nothing.' },
  });
  expect((await ask('GET', '/instances/premium/actions/x')).status).toBe(404);
});

test.each([
  ['PUT', '/faults', 'GET, HEAD, POST, DELETE'],
  ['GET', '/faults/x', 'DELETE'],
  ['DELETE', '/instances/premium', 'GET, HEAD, PATCH'],
  ['POST', '/health', 'GET, HEAD'],
  ['OPTIONS', '/tokens', 'POST'],
])('refuses %s %s, and says what there is', async (method, path, allow) => {
  const { status, headers, body } = await ask(method, path);
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe(allow);
  expect(body).toEqual({ error: `There is no ${method} ${path}; there is ${allow}.` });
});

test('refuses a body that is too large, and takes a larger one for a state', async () => {
  const body = { format: 'x'.repeat(1024 * 1024) };
  expect(await ask('POST', '/tokens', body)).toMatchObject({
    status: 413,
    body: { error: 'The body must be at most 1 MiB.' },
  });
  expect(await ask('PUT', '/state', body)).toMatchObject({ status: 400 });
  expect((await ask('PATCH', '/instances/state', body)).status).toBe(413);
  const large = { format: 'x'.repeat(8 * 1024 * 1024) };
  expect((await ask('PUT', '/state', large)).status).toBe(413);
});

test.each(['', '{', 'undefined'])('refuses %j as a body', async (body) => {
  expect(await ask('POST', '/tokens', body)).toMatchObject({
    status: 400,
    body: { error: 'The body must be JSON.' },
  });
});

test('answers for a fault of its own without telling more', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const failing = createHarness();
  Object.assign(failing.emulator, {
    reset() {
      throw new Error('a secret');
    },
  });
  const { status, body } = await failing.ask('POST', '/reset');
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('a secret');
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});
