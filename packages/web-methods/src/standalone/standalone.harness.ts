import { afterEach, beforeEach, vi } from 'vitest';
import { createStandaloneHandler, type StandaloneOptions } from './index.js';

/** The requests to Wix: the path of each, with its `authorization`. */
export const requests: { path: string; authorization: string | null }[] = [];

/** Wix's answers by path, besides those for tokens. */
export const answers = new Map<string, () => Response>();

beforeEach(() => {
  vi.stubEnv('WIX_CLIENT_ID', 'app');
  vi.stubEnv('WIX_CLIENT_SECRET', 'secret');
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    requests.push({ path, authorization: request.headers.get('authorization') });
    return answers.get(path)?.() ?? answerTokens(path, await request.json());
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  requests.length = 0;
  answers.clear();
});

/** A caller's token is its subject type and its instance, such as `VISITOR.one`. */
function answerTokens(path: string, body: Record<string, string>): Response {
  if (path === '/oauth2/token-info') {
    const [subjectType, instanceId] = (body.token ?? '').split('.');
    const exp = Date.now() / 1000 + 60;
    const ids = { subjectId: 'subject', siteId: 'site', clientId: 'app' };
    return Response.json({ active: true, subjectType, instanceId, exp, ...ids });
  }
  const isApp = body.grant_type === 'client_credentials';
  const token = isApp ? `app-of-${body.instance_id}` : `stripped-${body.access_token}`;
  return Response.json({ access_token: token, expires_in: 3600 });
}

/** Calls a method of the given modules. */
export async function call(
  modules: StandaloneOptions['modules'],
  { path = '/api/web-methods/demo/run', token = 'VISITOR.one', ...options }: CallOptions = {},
) {
  const { handle } = createStandaloneHandler({ modules, ...options });
  return answerOf(await handle(callRequest(path, token)));
}

interface CallOptions extends Omit<StandaloneOptions, 'modules'> {
  path?: string;
  token?: string;
}

/** Creates the request of a call without arguments. */
export function callRequest(path: string, token: string): Request {
  return new Request(`https://server.example${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: '[]',
  });
}

/** Reads an answer. */
export async function answerOf(response: Response) {
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
