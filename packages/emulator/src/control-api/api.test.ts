import { expect, test, vi } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask } = createHarness();

test('the control API answers 404 to an unknown path and names it', async () => {
  expect(await ask('GET', '/nothing')).toMatchObject({
    status: 404,
    body: { error: 'Unknown path /nothing.' },
  });
  expect((await ask('GET', '/instances/premium/actions/x')).status).toBe(404);
});

test.each([
  ['PUT', '/faults', 'GET, HEAD, POST, DELETE'],
  ['GET', '/faults/x', 'DELETE'],
  ['DELETE', '/instances/premium', 'GET, HEAD, PATCH'],
  ['POST', '/health', 'GET, HEAD'],
  ['OPTIONS', '/tokens', 'POST'],
])(
  'the control API answers 405 to %s /emulator%s and lists the allowed methods',
  async (method, path, allow) => {
    const { status, headers, body } = await ask(method, path);
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe(allow);
    expect(body).toEqual({ error: `${method} is not allowed for ${path}. Use one of: ${allow}.` });
  },
);

test('the control API limits a body to 1 MiB, and a state to 64 MiB', async () => {
  const body = { format: 'x'.repeat(1024 * 1024) };
  expect(await ask('POST', '/tokens', body)).toMatchObject({
    status: 413,
    body: { error: 'The body must be at most 1 MiB.' },
  });
  expect(await ask('PUT', '/state', body)).toMatchObject({ status: 400 });
  expect((await ask('PATCH', '/instances/state', body)).status).toBe(413);
  const large = { format: 'x'.repeat(64 * 1024 * 1024) };
  expect((await ask('PUT', '/state', large)).status).toBe(413);
});

test.each(['', '{', 'undefined'])(
  'the control API refuses the body %j because it is not JSON',
  async (body) => {
    expect(await ask('POST', '/tokens', body)).toMatchObject({
      status: 400,
      body: { error: 'The body must be JSON.' },
    });
  },
);

/** JSON that nests so many levels deep, which `JSON.stringify` could not write. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

test.each([
  ['/service-plugins', (deep: string) => `{"instance":"free","path":"/v1/x","request":${deep}}`],
  ['/methods/call', (deep: string) => `{"method":"backend/a/b","args":[${deep}]}`],
  ['/tokens', (deep: string) => deep],
])(
  'the control API refuses a body for /emulator%s that nests more than 100 levels deep',
  async (path, write) => {
    for (const levels of [101, 100_000]) {
      expect(await ask('POST', path, write(nested(levels)))).toMatchObject({
        status: 400,
        body: { error: 'The body must nest at most 100 levels deep.' },
      });
    }
    // At the limit it is something else that is wrong, such as that no app runs.
    const { body } = await ask('POST', path, write(nested(90)));
    expect(JSON.stringify(body)).not.toContain('levels');
  },
);

test.each([
  [
    'PUT',
    '/state',
    '{"format":"wix-emulator/1","time":"2031-01-01T00:00:00Z","instances":{"__proto__":{}},"faults":[]}',
  ],
  ['PATCH', '/instances/free', '{"site":{"__proto__":{"url":"x"}}}'],
  ['POST', '/service-plugins', '{"instance":"free","path":"/v1/x","request":{"__proto__":1}}'],
])(
  'the control API refuses the key `__proto__` in the body of %s /emulator%s',
  async (method, path, body) => {
    expect(await ask(method, path, body)).toMatchObject({
      status: 400,
      body: { error: 'The body must not have a key "__proto__".' },
    });
  },
);

test.each([1e308, -1e308, 315_360_001])(
  'the control API refuses tokens and instance parameters with a lifetime of %s seconds',
  async (expiresInSeconds) => {
    const { instanceId } = createHarness().emulator.instances.free.instance;
    for (const [path, body] of [
      ['/tokens', { subjectType: 'VISITOR', expiresInSeconds }],
      ['/instance-parameters', { instanceId, expiresInSeconds }],
    ] as const) {
      const answer = await ask('POST', path, body);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toMatch(
        /expiresInSeconds.*must be at (most|least) -?315360000/,
      );
    }
  },
);

test('the control API answers 500 after an internal error and omits the error message', async () => {
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
