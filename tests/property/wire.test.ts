import assert from 'node:assert/strict';
import { parse } from 'devalue';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CONTRACT_ROOT, type RunningApp, startApp } from '../support/start-app.js';
import { CODES } from './calls.js';
import { runs } from './runs.js';
import { anyRequest, goodRequest, send, type WireAnswer, type WireRequest } from './wire.js';

let app: RunningApp;
let token: string;

beforeAll(async () => {
  // Astro logs every address that it cannot decode.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  app = await startApp(CONTRACT_ROOT);
  token = app.token('visitor');
});

afterAll(async () => {
  await app?.close();
  vi.restoreAllMocks();
});

/** Outside of web methods, Wix's middleware answers an empty 500 to a token that proves nothing. */
function isWixs({ target, headers }: WireRequest, { status, body }: WireAnswer): boolean {
  const { pathname } = new URL(`http://app.example${target}`);
  const hasBadToken = headers.some((header) => /^authorization: (?!TOKEN$)/.test(header));
  return !pathname.startsWith('/api/web-methods/') && hasBadToken && status === 500 && body === '';
}

/** Checks that a refusal is one that the contract has, or one of the HTTP server in front. */
function checkRefusal({ status, headers, body }: WireAnswer): void {
  assert(status < 500, `${status}: ${body}`);
  if (status < 400 || headers.get('cache-control') !== 'private, no-store' || body === '') return;
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.equal(JSON.parse(body).error.code, CODES.get(status));
}

test('a well-formed call over the wire gets its result', async () => {
  const property = fc.asyncProperty(goodRequest, async (request) => {
    const answer = await send(app.url, request, token);
    assert(answer && 'args' in request.body.outcome);
    assert.equal(answer.status, 200, answer.body);
    const isJson = answer.headers.get('content-type') === 'application/json';
    const result: unknown = isJson ? JSON.parse(answer.body) : parse(answer.body);
    assert.deepStrictEqual(result, request.body.outcome.args);
  });
  await fc.assert(property, { numRuns: runs(1000) });
});

test('any request over the wire is refused or answered, and the server keeps running', async () => {
  const numRuns = runs(4000);
  let answered = 0;
  const property = fc.asyncProperty(anyRequest, async (request) => {
    const answer = await send(app.url, request, token);
    if (!answer) return;
    answered += 1;
    if (!isWixs(request, answer)) checkRefusal(answer);
  });
  await fc.assert(property, { numRuns });
  process.stdout.write(`${answered} of ${numRuns} requests were answered.\n`);
  expect(answered).toBeGreaterThan(numRuns / 2);
  expect(await app.call('backend/methods/anyone')).toMatchObject({ status: 200 });
});
