import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { createHandler } from 'wix-astro-web-methods/server';
import { CLIENT_ID, modules, tokenInfo } from './app.js';
import { anyBody, goodBody, largeBody, shortBody } from './bodies.js';
import { type Call, CODES, calls, check, checkPrototypeProperties } from './calls.js';
import {
  anyContentType,
  anyCredentials,
  anyMethod,
  goodCredentials,
  jsonType,
  otherHeaders,
} from './headers.js';
import { anyPath, namingPath } from './paths.js';
import { runs } from './runs.js';

const handle = createHandler({ modules, clientId: CLIENT_ID, dev: false });

const rejected = vi.fn();
const answers = new Map<number, number>();

beforeAll(() => {
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) =>
    tokenInfo(JSON.parse(init.body).token),
  );
  vi.spyOn(console, 'error').mockImplementation(() => {});
  process.on('unhandledRejection', rejected);
});

afterAll(() => {
  process.off('unhandledRejection', rejected);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const anything = {
  method: anyMethod,
  path: anyPath,
  contentType: anyContentType,
  credentials: anyCredentials,
  others: otherHeaders,
  body: anyBody,
};

const fine = {
  method: fc.constant('POST'),
  path: namingPath,
  contentType: jsonType,
  credentials: goodCredentials,
  others: fc.constant([]),
  body: shortBody,
};

async function checkAll(arbitrary: fc.Arbitrary<Call>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(arbitrary, async (call) => {
    const status = await check(handle, call);
    answers.set(status, (answers.get(status) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: runs(numRuns) });
}

test('createHandler() returns the result of a well-formed call', async () => {
  await checkAll(calls({ ...fine, body: goodBody }), 20_000);
});

test('createHandler() returns a result or a documented error for any path', async () => {
  await checkAll(calls({ ...fine, path: anyPath }), 25_000);
});

test('createHandler() returns a result or a documented error for any method and headers', async () => {
  const { method, contentType, credentials, others } = anything;
  await checkAll(calls({ ...fine, method, contentType, credentials, others }), 25_000);
});

test('createHandler() returns a result or a documented error for any body', async () => {
  await checkAll(calls({ ...fine, body: anyBody }), 20_000);
});

test('createHandler() returns a result or a documented error for any large body', async () => {
  await checkAll(calls({ ...fine, body: largeBody }), 200);
});

test('createHandler() returns a result or a documented error for any call', async () => {
  await checkAll(calls(anything), 10_000);
});

test('the generated calls cause no unhandled rejection, no log line and no changed prototype', async () => {
  const counts = [...answers].sort(([a], [b]) => a - b);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const list = counts.map(([status, count]) => `${count} × ${status}`).join(', ');
  process.stdout.write(`${total} generated calls: ${list}.\n`);
  expect(total).toBeGreaterThanOrEqual(runs(100_000));
  // A few calls do not come to every answer.
  if (inject('shareOfRuns') === 1) {
    expect(counts.map(([status]) => status)).toEqual([200, 204, ...CODES.keys()]);
  }
  // Node reports a rejection once its turn is over.
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejected).not.toHaveBeenCalled();
  expect(console.error).not.toHaveBeenCalled();
  checkPrototypeProperties();
});
