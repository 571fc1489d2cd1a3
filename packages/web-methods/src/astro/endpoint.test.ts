import { Permissions, webMethod } from '@wix/web-methods';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CallHandler } from '../server/handler.js';
import { CurrentCall, currentCall } from './current-call.js';
import { endpoint, endpointMethod } from './endpoint.js';

const method = webMethod(Permissions.Anyone, () => 'result');
const GET = endpoint(method);
const own = () => new Response('own');

const request = new Request('https://app.example/api/plan', {
  headers: { authorization: 'token' },
});

/** A read of the endpoint, as the middleware has let it pass. */
function readOf(served: () => Promise<unknown>): CurrentCall {
  const handler = new CallHandler({ modules: {}, clientId: 'app', dev: false });
  const call = new CurrentCall(handler, request, { endpoint: served });
  call.hasContext = true;
  return call;
}

/** A frontend's call. */
function callOf(): CurrentCall {
  const handler = new CallHandler({ modules: {}, clientId: 'app', dev: false });
  return new CurrentCall(handler, request, {});
}

afterEach(() => vi.unstubAllGlobals());

describe('endpoint()', () => {
  test('answers what the middleware has let pass', async () => {
    const exp = Date.now() / 1000 + 60;
    const info = { active: true, subjectType: 'VISITOR', instanceId: 'one', clientId: 'app', exp };
    vi.stubGlobal('fetch', async () => Response.json(info));
    const answer = await currentCall.run(readOf(method), () => GET({ request }));
    expect(await answer.text()).toBe('"result"');
  });

  test('answers no read of another endpoint, and no call', async () => {
    const other = webMethod(Permissions.Anyone, () => 'other');
    for (const call of [readOf(other), callOf()]) {
      await expect(currentCall.run(call, () => GET({ request }))).rejects.toThrow(
        'without its checks',
      );
    }
  });

  test('answers nobody else than for whom the SDK was set up', async () => {
    const other = new Request(request, { headers: { authorization: 'another' } });
    await expect(currentCall.run(readOf(method), () => GET({ request: other }))).rejects.toThrow(
      'a middleware has changed the authorization header',
    );
  });

  test('says so where Wix’s middleware has set up no SDK context', async () => {
    const call = readOf(method);
    call.hasContext = false;
    await expect(currentCall.run(call, () => GET({ request }))).rejects.toThrow(
      /set up no SDK context for this call. Use a version of @wix\/astro/,
    );
  });

  test('never runs without the checks, and says what to do', async () => {
    await expect(GET({ request })).rejects.toThrow(
      /Export it as GET from a file of src\/pages that is not prerendered.*webMethods\(wix\(\)\)/,
    );
  });

  test.each([
    ['a function', async () => 'all data'],
    ['a function with another permission', Object.assign(async () => 1, { permission: 'All' })],
  ])('refuses %s that is no web method', (_, plain) => {
    expect(() => endpoint(plain)).toThrow(/this function is none: wrap it/);
  });
});

describe('which requests of its file are for the endpoint', () => {
  test.each<[string, object, string, string | undefined, boolean]>([
    ['a read', { GET }, 'GET', undefined, true],
    ['HEAD', { GET }, 'HEAD', undefined, true],
    ['what nothing answers, and we refuse', { GET }, 'DELETE', undefined, true],
    ['a preflight', { GET }, 'OPTIONS', 'GET', true],
    ['a preflight of what nothing answers', { GET }, 'OPTIONS', 'PUT', true],
    ['OPTIONS that is no preflight', { GET }, 'OPTIONS', undefined, true],
    ['a read beside a POST of the app’s', { GET, POST: own }, 'GET', undefined, true],
    ['a read beside an ALL of the app’s', { GET, ALL: own }, 'GET', undefined, true],
    ['the preflight of a read beside an ALL', { GET, ALL: own }, 'OPTIONS', 'GET', true],
    ['the app’s POST', { GET, POST: own }, 'POST', undefined, false],
    ['the preflight of the app’s POST', { GET, POST: own }, 'OPTIONS', 'POST', false],
    ['the app’s HEAD', { GET, HEAD: own }, 'HEAD', undefined, false],
    ['the app’s OPTIONS', { GET, OPTIONS: own }, 'OPTIONS', 'GET', false],
    ['the app’s ALL', { GET, ALL: own }, 'PUT', undefined, false],
    ['the preflight of the app’s ALL', { GET, ALL: own }, 'OPTIONS', 'PUT', false],
    ['an ordinary endpoint', { GET: own }, 'GET', undefined, false],
    ['a GET of the app’s that stands for all', { ALL: own }, 'GET', undefined, false],
    ['HEAD, exported as well', { GET, HEAD: GET }, 'HEAD', undefined, true],
    ['a bare web method', { GET: method }, 'GET', undefined, false],
  ])('%s', (_, module, name, announced, isOurs) => {
    const found = endpointMethod(module, { method: name, announced });
    expect(found).toBe(isOurs ? method : undefined);
  });

  test.each([
    ['POST', { POST: GET }, 'POST'],
    ['POST, beside a GET', { GET, POST: endpoint(method) }, 'POST'],
    ['ALL', { ALL: GET }, 'GET'],
  ])('one that is exported as %s is an error that says what to do', (_, module, name) => {
    expect(() => endpointMethod(module, { method: name, announced: null })).toThrow(
      'Export it as GET from a file of src/pages',
    );
  });

  test('a module that is none has no endpoint', () => {
    expect(endpointMethod(undefined, { method: 'GET', announced: null })).toBeUndefined();
  });
});
