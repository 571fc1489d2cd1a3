import { AsyncLocalStorage } from 'node:async_hooks';
import { createClient } from '@wix/sdk';
import { type Caller, runWithCaller } from '../server/caller.js';

/** Who calls a method in a test, and what Wix answers it. */
export interface TestCaller extends Pick<Caller, 'subjectType' | 'instanceId'> {
  /** Default: `subject`. */
  subjectId?: string;
  /** Default: `site`. */
  siteId?: string;
  /**
   * Answers the method's requests to Wix, which the real SDK makes. An elevated call has the header
   * `authorization: elevated`, any other `authorization: caller`. Without it a call is an error.
   */
  wix?: (request: Request) => Response | Promise<Response>;
}

const tests = new AsyncLocalStorage<{ caller: Caller; wix: NonNullable<TestCaller['wix']> }>();

/**
 * Runs a web method in a unit test as if a frontend had called it: `getCaller()` and
 * `auth.getTokenInfo()` tell the caller, and the SDK's calls are answered by the test. Tests may run
 * side by side. As in any direct call, the permission is not checked and nothing is cached.
 *
 * @example await withCaller({ subjectType: 'VISITOR', instanceId: 'i', wix }, () => getInstance())
 * @param caller Who calls, and what Wix answers.
 * @param run Calls the method.
 * @returns What `run` returns.
 */
export function withCaller<T>(
  { subjectType, instanceId, subjectId = 'subject', siteId = 'site', wix = refuse }: TestCaller,
  run: () => T,
): T {
  const caller = { subjectType, subjectId, siteId, instanceId };
  return tests.run({ caller, wix }, () => runWithCaller(caller, run));
}

/** The SDK's client for what `token` may do. Which test it serves, is known only at each call. */
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

// The SDK looks `fetch` up at every call. What is not for Wix, or of no test, goes where it went.
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

// An answer and not an exception, in whose place the SDK would throw one that says nothing.
function refuse({ method, url }: Request): Response {
  const description = `The method called ${method} ${url}, which the test does not answer. Answer it with wix in withCaller().`;
  const details = { applicationError: { code: 'NOT_ANSWERED', description } };
  return Response.json({ message: description, details }, { status: 400 });
}
