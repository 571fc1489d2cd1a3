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

describe('`endpoint()`', () => {
  test('endpoint() returns the result for a request that the middleware has checked', async () => {
    const exp = Date.now() / 1000 + 60;
    const info = { active: true, subjectType: 'VISITOR', instanceId: 'one', clientId: 'app', exp };
    vi.stubGlobal('fetch', async () => Response.json(info));
    const answer = await currentCall.run(readOf(method), () => GET({ request }));
    expect(await answer.text()).toBe('"result"');
  });

  test('endpoint() throws for a request to another endpoint and for a web-method call', async () => {
    const other = webMethod(Permissions.Anyone, () => 'other');
    for (const call of [readOf(other), callOf()]) {
      await expect(currentCall.run(call, () => GET({ request }))).rejects.toThrow(
        'without its checks',
      );
    }
  });

  test('endpoint() throws if a middleware has changed the authorization header', async () => {
    const other = new Request(request, { headers: { authorization: 'another' } });
    await expect(currentCall.run(readOf(method), () => GET({ request: other }))).rejects.toThrow(
      'a middleware has changed the authorization header',
    );
  });

  test('endpoint() throws if Wix’s middleware has set up no SDK context', async () => {
    const call = readOf(method);
    call.hasContext = false;
    await expect(currentCall.run(call, () => GET({ request }))).rejects.toThrow(
      /set up no SDK context for this call. Use a version of @wix\/astro/,
    );
  });

  test('endpoint() throws an error that explains the fix if it is called without its checks', async () => {
    await expect(GET({ request })).rejects.toThrow(
      /Export it as GET from a file of src\/pages that is not prerendered.*webMethods\(wix\(\)\)/,
    );
  });

  test.each([
    ['a function', async () => 'all data'],
    ['a function with an unknown permission', Object.assign(async () => 1, { permission: 'All' })],
  ])('endpoint() rejects %s, which is not a web method', (_, plain) => {
    expect(() => endpoint(plain)).toThrow(/this function is none: wrap it/);
  });
});

describe('`endpointMethod()`', () => {
  test.each<[string, object, string, string | undefined, boolean]>([
    ['the web method for GET', { GET }, 'GET', undefined, true],
    ['the web method for HEAD', { GET }, 'HEAD', undefined, true],
    ['the web method for DELETE if the app does not export it', { GET }, 'DELETE', undefined, true],
    ['the web method for a preflight of GET', { GET }, 'OPTIONS', 'GET', true],
    [
      'the web method for a preflight of PUT if the app does not export it',
      { GET },
      'OPTIONS',
      'PUT',
      true,
    ],
    ['the web method for OPTIONS that is not a preflight', { GET }, 'OPTIONS', undefined, true],
    ['the web method for GET if the app exports POST', { GET, POST: own }, 'GET', undefined, true],
    ['the web method for GET if the app exports ALL', { GET, ALL: own }, 'GET', undefined, true],
    [
      'the web method for a preflight of GET if the app exports ALL',
      { GET, ALL: own },
      'OPTIONS',
      'GET',
      true,
    ],
    ['undefined for POST if the app exports it', { GET, POST: own }, 'POST', undefined, false],
    [
      'undefined for a preflight of POST if the app exports POST',
      { GET, POST: own },
      'OPTIONS',
      'POST',
      false,
    ],
    ['undefined for HEAD if the app exports it', { GET, HEAD: own }, 'HEAD', undefined, false],
    ['undefined for OPTIONS if the app exports it', { GET, OPTIONS: own }, 'OPTIONS', 'GET', false],
    ['undefined for PUT if the app exports ALL', { GET, ALL: own }, 'PUT', undefined, false],
    [
      'undefined for a preflight of PUT if the app exports ALL',
      { GET, ALL: own },
      'OPTIONS',
      'PUT',
      false,
    ],
    ['undefined for GET if the app exports an ordinary GET', { GET: own }, 'GET', undefined, false],
    ['undefined for GET if the app only exports ALL', { ALL: own }, 'GET', undefined, false],
    [
      'the web method for HEAD if the endpoint is exported as GET and HEAD',
      { GET, HEAD: GET },
      'HEAD',
      undefined,
      true,
    ],
    [
      'undefined for a web method that is exported without endpoint()',
      { GET: method },
      'GET',
      undefined,
      false,
    ],
  ])('endpointMethod() returns %s', (_, module, name, announced, isOurs) => {
    const found = endpointMethod(module, { method: name, announced });
    expect(found).toBe(isOurs ? method : undefined);
  });

  test.each([
    ['POST', { POST: GET }, 'POST'],
    ['POST as well as GET', { GET, POST: endpoint(method) }, 'POST'],
    ['ALL', { ALL: GET }, 'GET'],
  ])(
    'endpointMethod() throws an error that explains the fix if an endpoint is exported as %s',
    (_, module, name) => {
      expect(() => endpointMethod(module, { method: name, announced: null })).toThrow(
        'Export it as GET from a file of src/pages',
      );
    },
  );

  test('endpointMethod() returns undefined if there is no module', () => {
    expect(endpointMethod(undefined, { method: 'GET', announced: null })).toBeUndefined();
  });
});
