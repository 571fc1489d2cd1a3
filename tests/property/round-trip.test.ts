import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createClient } from '@wix/sdk';
import { Permissions, webMethod } from '@wix/web-methods';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { stub, WebMethodError } from 'wix-astro-web-methods/client';
import { createHandler } from 'wix-astro-web-methods/server';
import { CLIENT_ID, tokenInfo } from './app.js';
import { isCarriable, isSendable, sent, Unsendable } from './carried.js';
import { ORIGIN } from './paths.js';
import { runs } from './runs.js';
import { isSame } from './same.js';
import { argumentLists, results } from './values.js';
import { follow } from './written-path.js';

let result: unknown;
let received: unknown[] | undefined;
let requests = 0;

const handle = createHandler({
  modules: {
    'backend/trip': async () => ({
      give: webMethod(Permissions.Anyone, () => result),
      take: webMethod(Permissions.Anyone, (...args: unknown[]) => {
        received = args;
      }),
    }),
  },
  clientId: CLIENT_ID,
  dev: true,
});

const give = stub('/api/web-methods/backend/trip/give');
const take = stub('/api/web-methods/backend/trip/take');

// The real SDK, in the context that an extension's wrapper sets up; only the network is ours.
createClient({
  auth: { getAuthHeaders: async () => ({ headers: { Authorization: 'visitor-token' } }) },
}).enableContext('global');

beforeAll(() => {
  vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit) => {
    const { hostname, pathname } = new URL(url);
    if (hostname === 'www.wixapis.com') return tokenInfo(JSON.parse(String(init.body)).token);
    requests += 1;
    return handle(new Request(ORIGIN + pathname, init));
  });
  // The server logs what it refuses.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

beforeEach(() => {
  received = undefined;
  requests = 0;
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function outcomeOf(
  promise: Promise<unknown>,
): Promise<{ value: unknown } | { error: unknown }> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

/** Checks that an error names, behind the words, a path that leads to what is to blame. */
function checkPath(
  root: unknown,
  message: string,
  words: string,
  isFine: (value: unknown) => boolean,
) {
  assert(message.startsWith(words), message);
  const { found, rest } = follow(root, message, words.length);
  assert.match(rest, /^(: | is )/, message);
  assert(
    found.some((value) => !isFine(value)),
    `The path leads to nothing that is to blame: ${message}`,
  );
}

test('a result arrives unchanged, or is refused with its path', async () => {
  let arrived = 0;
  let refused = 0;
  const property = fc.asyncProperty(results, async (value) => {
    result = value;
    const outcome = await outcomeOf(give());
    if ('value' in outcome) {
      arrived += 1;
      assert(isSame(outcome.value, value), `It arrived as ${inspect(outcome.value)}`);
      return;
    }
    refused += 1;
    const { error } = outcome;
    assert(error instanceof WebMethodError && error.status === 500, String(error));
    checkPath(value, error.message, 'The result is not serializable: result', isCarriable);
  });
  await fc.assert(property, { numRuns: runs(25_000) });
  process.stdout.write(`${arrived} results arrived, ${refused} were refused.\n`);
  expect(Math.min(arrived, refused)).toBeGreaterThan(runs(25_000) / 25);
});

test('arguments arrive unchanged, or are refused with their path before anything is sent', async () => {
  let arrived = 0;
  let refused = 0;
  const property = fc.asyncProperty(argumentLists, async (args) => {
    received = undefined;
    requests = 0;
    const outcome = await outcomeOf(take(...args));
    const expected = sent(args);
    if ('value' in outcome) {
      arrived += 1;
      assert.deepStrictEqual(received, expected);
      assert.equal(requests, 1);
      return;
    }
    refused += 1;
    const { error } = outcome;
    assert(error instanceof TypeError, String(error));
    assert(expected instanceof Unsendable, error.message);
    assert.equal(requests, 0);
    if (expected.reason === 'cycle' && /: a circular reference/.test(error.message)) return;
    checkPath(args, error.message, 'JSON cannot carry the argument at arguments', isSendable);
  });
  await fc.assert(property, { numRuns: runs(25_000) });
  process.stdout.write(`${arrived} lists of arguments arrived, ${refused} were refused.\n`);
  expect(Math.min(arrived, refused)).toBeGreaterThan(runs(25_000) / 25);
});
