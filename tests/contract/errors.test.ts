import { parse } from 'devalue';
import { expect, test } from 'vitest';
import { faults, SECRET } from '../fixtures/contract/src/backend/faults.js';
import { APP_ROOT } from '../support/start-app.js';
import { errorBody, startRuntime } from './runtime.js';

/** What a stack or a file of the server's looks like. */
const SERVER = /\bat .*:\d+:\d+|file:|node:|\.m?[jt]s\b|_worker|node_modules|\/src\/|\/srv\//;

/** Everything of an answer that a client can read. */
function everythingOf({ headers, text }: { headers: Headers; text: string }): string {
  return `${JSON.stringify([...headers])}\n${text}`;
}

function expectNothingOfTheServer(answer: { headers: Headers; text: string }): void {
  const everything = everythingOf(answer);
  expect(everything).not.toContain(SECRET);
  expect(everything).not.toContain(APP_ROOT);
  expect(everything).not.toMatch(SERVER);
}

const faultNames = Object.keys(faults);

function wixFails(status: number): Response {
  return Response.json(
    {
      message: `${SECRET} in a message`,
      details: { applicationError: { code: SECRET, description: SECRET, data: { SECRET } } },
    },
    { status, headers: { 'x-wix-request-id': SECRET, 'x-secret': SECRET } },
  );
}

const runtime = startRuntime();

const fail = (name: string) => runtime.app.call('backend/faults/fail', { args: [name] });
const logged = () => runtime.log.join('\n');

test('a WebMethodError arrives with its code, message, status and details', async () => {
  const answer = await runtime.app.call('backend/methods/refuse');
  expect(answer).toMatchObject({
    status: 409,
    body: errorBody('SOLD_OUT', { message: 'No seats are left.', details: { seats: 0 } }),
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});

test.each([
  ['refuseWithCause', 409, 'SOLD_OUT', 'No seats are left.'],
  ['unavailable', 503, 'CLOSED', 'We are closed.'],
])(
  '%s() does not reveal the cause of its WebMethodError to the caller',
  async (name, status, code, message) => {
    const answer = await runtime.app.call(`backend/faults/${name}`);
    expect(answer).toMatchObject({ status, body: errorBody(code, { message }) });
    expectNothingOfTheServer(answer);
  },
);

test.each(faultNames)(
  'the fault "%s" gives the caller 500, and the server keeps running',
  async (name) => {
    const answer = await fail(name);
    expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect((await runtime.app.call('backend/methods/anyone')).status).toBe(200);
  },
);

test.each(faultNames)(
  'the fault "%s" is in the log under the request id that the caller gets',
  async (name) => {
    const { text } = await fail(name);
    const { requestId } = JSON.parse(text).error;
    await expect.poll(logged).toContain(`Web-method call ${requestId} failed: `);
  },
);

if (runtime.isDev) {
  test('`astro dev` sends the caller the message and the stack of an unexpected error', async () => {
    const { text } = await fail('a message');
    const { message, details } = JSON.parse(text).error;
    expect(message).toBe(SECRET);
    expect(details.stack).toContain('faults.ts');
  });
} else {
  test.each(faultNames)(
    'the fault "%s" reveals nothing to the caller in production',
    async (name) => {
      const answer = await fail(name);
      expect(answer.body).toEqual(errorBody('INTERNAL', { message: 'The server failed.' }));
      expectNothingOfTheServer(answer);
    },
  );
}

test('the error of a result that cannot be sent names no property in production', async () => {
  const answer = await runtime.app.call('backend/faults/uncarriedSecret');
  expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
  if (!runtime.isDev) expectNothingOfTheServer(answer);
});

const inResult = ({ text }: { text: string }) =>
  parse(text, { Error: ({ message, ...fields }) => Object.assign(new Error(message), fields) });

test('a WebMethodError in a result arrives with its code, message, status and details', async () => {
  const answer = await runtime.app.call('backend/faults/refusedInResult');
  expect(answer.status).toBe(200);
  const { success, error } = inResult(answer);
  expect(success).toBe(false);
  expect(error).toBeInstanceOf(Error);
  const { message } = error;
  expect({ ...error, message }).toEqual({
    name: 'WebMethodError',
    code: 'SOLD_OUT',
    message: 'No seats are left.',
    status: 409,
    details: { seats: 0 },
  });
  expectNothingOfTheServer(answer);
});

test.each(['a message', 'a cause', 'properties of its own', 'a name', 'a throwing message'])(
  'a caught error with %s in a result arrives as an error, and is in the log',
  async (name) => {
    const answer = await runtime.app.call('backend/faults/inResult', { args: [name] });
    expect(answer.status).toBe(200);
    const { error, settled } = inResult(answer);
    expect(settled).toMatchObject([{ status: 'rejected', reason: { code: 'INTERNAL' } }]);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'WebMethodError', code: 'INTERNAL', status: 500 });
    await expect.poll(logged).toContain(`Error ${error.requestId} is in the result of`);
    if (runtime.isDev) return;
    expect(error.message).toBe('The server failed.');
    expectNothingOfTheServer(answer);
  },
);

test.runIf(runtime.outlivesAnswer)(
  'a promise in a result that is rejected later is in the log, and the server keeps running',
  async () => {
    const answer = await runtime.app.call('backend/faults/lateRejection');
    expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
    await expect.poll(logged).toContain('A promise in the result of backend/faults/lateRejection');
    await expect.poll(logged).toContain('rejected-after-the-answer');
    expect((await runtime.app.call('backend/methods/anyone')).status).toBe(200);
  },
);

test('an error message cannot forge a line of the log', async () => {
  const forged = 'Web-method call forged failed';
  const args = [`x\n${forged}\u001b[31m`];
  await runtime.app.call('backend/faults/quote', { args });
  await expect.poll(logged).toContain(`x\\n${forged}\\u{1b}[31m`);
  expect(logged()).not.toMatch(new RegExp(`^${forged}`, 'm'));
});

test('the log contains no access token, even if an error message quotes one', async () => {
  const token = runtime.app.token('visitor');
  const { text } = await runtime.app.call('backend/faults/quote', { token, args: [token] });
  const { requestId } = JSON.parse(text).error;
  await expect.poll(logged).toContain(requestId);
  await expect.poll(logged).toContain('It was [access token].');
  expect(logged()).not.toContain(token);
});

const elevated = 'backend/methods/elevatedInstanceId';

test.each([
  [500, 502, 'UPSTREAM'],
  [503, 502, 'UPSTREAM'],
  [429, 502, 'UPSTREAM'],
  [401, 502, 'UPSTREAM'],
  [403, 403, 'FORBIDDEN'],
  [404, 404, 'NOT_FOUND'],
  [400, 500, 'INTERNAL'],
  [409, 500, 'INTERNAL'],
])(
  'status %i of Wix becomes %i %s, without Wix’s error text in production',
  async (wix, status, code) => {
    runtime.app.faults.set('/apps/v1/instance', () => wixFails(wix));
    const answer = await runtime.app.call(elevated);
    expect(answer).toMatchObject({ status, body: errorBody(code) });
    // The author of the method gets to know it.
    if (runtime.isDev) expect(answer.text).toContain(SECRET);
    else expectNothingOfTheServer(answer);
    const { requestId } = JSON.parse(answer.text).error;
    await expect.poll(logged).toContain(`Web-method call ${requestId} failed: `);
  },
);

test('an HTML page in place of Wix’s response becomes 502 UPSTREAM', async () => {
  const page = `<h1>${SECRET}</h1>`;
  runtime.app.faults.set('/apps/v1/instance', () => new Response(page, { status: 502 }));
  const answer = await runtime.app.call(elevated);
  expect(answer).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
  if (!runtime.isDev) expectNothingOfTheServer(answer);
});

test.each([500, 429])(
  'status %i of Wix for the caller’s token becomes 502 UPSTREAM',
  async (status) => {
    runtime.app.faults.set('/oauth2/token-info', () => wixFails(status));
    const answer = await runtime.app.call(elevated);
    expect(answer).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
    expectNothingOfTheServer(answer);
  },
);

test('a refused elevation for a removed instance becomes 502 UPSTREAM', async () => {
  const answer = await runtime.app.call(elevated, { instance: 'removed' });
  expect(answer).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
  if (!runtime.isDev) expectNothingOfTheServer(answer);
});

const dataFails = (status: number, applicationError?: object) =>
  Response.json({ message: SECRET, details: { applicationError } }, { status });

// `@wix/data` throws errors without a status.
test.each([
  ['WDE0027', 403, 403, 'FORBIDDEN'],
  ['WDE0025', 404, 404, 'NOT_FOUND'],
  ['WDE0073', 404, 404, 'NOT_FOUND'],
  ['WDE0028', 504, 504, 'TIMEOUT'],
  ['WDE0014', 429, 502, 'UPSTREAM'],
  ['WDE0053', 500, 502, 'UPSTREAM'],
  ['WDE0074', 409, 500, 'INTERNAL'],
  [undefined, 503, 502, 'UPSTREAM'],
  [undefined, 403, 403, 'FORBIDDEN'],
])(
  'a Wix Data error with the code %s and status %i becomes %i %s',
  async (code, wix, status, ours) => {
    const applicationError = code && { code, description: `${code}: ${SECRET}`, data: {} };
    runtime.app.faults.set('/wix-data/v2/items', () =>
      dataFails(wix, applicationError || undefined),
    );
    const answer = await runtime.app.call('backend/data/insert');
    expect(answer).toMatchObject({ status, body: errorBody(ours) });
    if (!runtime.isDev) expectNothingOfTheServer(answer);
  },
);
