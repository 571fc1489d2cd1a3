import { AsyncLocalStorage } from 'node:async_hooks';
import { createClient } from '@wix/sdk';
import { type Caller, runWithCaller } from '../server/caller.js';

/** The caller of a method in a test, and Wix's answers to the method. */
export interface TestCaller extends Pick<Caller, 'subjectType' | 'instanceId'> {
  /** Default: `subject`. */
  subjectId?: string;
  /** Default: `site`. */
  siteId?: string;
  /**
   * Answers the method's requests to Wix, which the real SDK sends. An elevated request has the
   * header `authorization: elevated`, any other `authorization: caller`. Default: every request
   * fails.
   */
  wix?: (request: Request) => Response | Promise<Response>;
}

const tests = new AsyncLocalStorage<{ caller: Caller; wix: NonNullable<TestCaller['wix']> }>();

/**
 * Runs a web method in a unit test as if a frontend had called it: `getCaller()` and
 * `auth.getTokenInfo()` return the given caller, and the test answers the SDK's requests. Tests may
 * run in parallel. As in any direct call, the permission is not checked and nothing is cached.
 *
 * @example await withCaller({ subjectType: 'VISITOR', instanceId: 'i', wix }, () => getInstance())
 * @param caller The caller, and Wix's answers.
 * @param run Calls the method.
 * @returns The return value of `run`.
 */
export function withCaller<T>(
  { subjectType, instanceId, subjectId = 'subject', siteId = 'site', wix = refuse }: TestCaller,
  run: () => T,
): T {
  const caller = { subjectType, subjectId, siteId, instanceId };
  return tests.run({ caller, wix }, () => runWithCaller(caller, run));
}

/** Creates the SDK's client for a token. The test is only known when the client sends a request. */
function clientFor(token: 'caller' | 'elevated') {
  return createClient({
    auth: {
      getAuthHeaders: async () => ({ headers: { Authorization: token } }),
      getActiveToken: () => token,
    },
  });
}

clientFor('caller').enableContext('global');
clientFor('elevated').enableContext('global', { elevated: true });

const fetchOutside = globalThis.fetch;

// The SDK looks up `fetch` at every call. Requests to other hosts, and those outside of a test,
// still go to the original `fetch`.
globalThis.fetch = async (input, init) => {
  const test = tests.getStore();
  const url = typeof input === 'object' && 'url' in input ? input.url : String(input);
  if (!test || !isWix(url)) return fetchOutside(input, init);
  return new URL(url).pathname === '/oauth2/token-info'
    ? Response.json({ active: true, ...test.caller })
    : test.wix(new Request(input, init));
};

function isWix(url: string): boolean {
  return URL.canParse(url) && /(^|\.)wix(apis)?\.com$/.test(new URL(url).hostname);
}

// An answer instead of an exception, which the SDK would replace with one that says nothing.
function refuse({ method, url }: Request): Response {
  const description = `The method called ${method} ${url}, which the test does not answer. Answer it with wix in withCaller().`;
  const details = { applicationError: { code: 'NOT_ANSWERED', description } };
  return Response.json({ message: description, details }, { status: 400 });
}
