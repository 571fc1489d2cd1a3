import { appInstances } from '@wix/app-management';
import { AppStrategy, createClient, OAuthStrategy } from '@wix/sdk';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  callerKeys,
  callers,
  createEmulator,
  type InstanceKey,
  instanceKeys,
  interceptFetch,
  type TokenClaims,
} from 'wix-emulator';

// What Wix's own SDK makes of the emulator's answers, in plain Node.

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const emulator = createEmulator({ appId });
const restoreFetch = interceptFetch(emulator);
const { WIX_CLIENT_SECRET: appSecret, WIX_CLIENT_INSTANCE_ID: ownInstanceId } = emulator.env;

afterAll(restoreFetch);
beforeEach(() => emulator.reset());

const installed = instanceKeys.filter((key) => key !== 'removed');

function idOf(key: InstanceKey): string {
  return emulator.instances[key].instance.instanceId;
}

/** The strategy of an app that has been called with a token. */
function calledWith(claims: TokenClaims) {
  return AppStrategy({ appId, appSecret, accessToken: emulator.mintToken(claims) });
}

function visitorOf(key: InstanceKey): TokenClaims {
  return { ...callers.visitor.claims, instanceId: idOf(key) };
}

/** An app that uses a token as it is. */
function appWith(claims: TokenClaims) {
  const headers = { Authorization: emulator.mintToken(claims) };
  return createClient({ auth: { getAuthHeaders: () => ({ headers }) }, modules: { appInstances } });
}

/** The token that a strategy puts on the app's calls. */
async function tokenOf(
  auth: ReturnType<typeof AppStrategy> | ReturnType<typeof OAuthStrategy>,
): Promise<string> {
  const { headers } = await createClient({ auth }).auth.getAuthHeaders();
  return headers.Authorization ?? expect.unreachable('There is no token.');
}

function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('Nothing was thrown.'),
    (error: unknown) => error,
  );
}

/** The operations of the SDK's calls so far. */
function operations() {
  return emulator.requests.map(({ operation }) => operation);
}

describe('AppStrategy', () => {
  test.each(callerKeys)(
    'AppStrategy.getTokenInfo() describes a token of the kind "%s"',
    async (key) => {
      const claims: TokenClaims = { ...callers[key].claims, instanceId: idOf('free') };
      const info = await calledWith(claims).getTokenInfo();
      expect(info).toEqual({
        active: key !== 'expired' && key !== 'inactive',
        subjectType: claims.subjectType,
        subjectId: claims.subjectId ?? expect.any(String),
        clientId: claims.clientId ?? appId,
        siteId: emulator.instances.free.site.siteId,
        instanceId: idOf('free'),
        iat: expect.any(Number),
        exp: expect.any(Number),
      });
      expect(info.exp * 1000 > emulator.clock.now()).toBe(key !== 'expired');
      expect(operations()).toEqual(['token-info']);
    },
  );

  test('AppStrategy.getTokenInfo() throws for a token that Wix does not know', async () => {
    const strategy = AppStrategy({ appId, appSecret, accessToken: 'unknown' });
    await expect(strategy.getTokenInfo()).rejects.toThrow('401');
  });

  test.each(installed)(
    'getAppInstance() after AppStrategy.elevated() returns the seeded instance "%s"',
    async (key) => {
      const auth = await calledWith(visitorOf(key)).elevated();
      const client = createClient({ auth, modules: { appInstances } });
      const { instance, site } = emulator.instances[key];
      const answer = await client.appInstances.getAppInstance();
      expect(answer).toEqual({ instance, site });
      expect(answer.instance?.billing?.freeTrialInfo?.endDate).toEqual(
        instance.billing?.freeTrialInfo?.endDate,
      );
      expect(operations()).toEqual(['token-info', 'client-credentials', 'get-app-instance']);
    },
  );

  test('AppStrategy works with an instance id alone, and reuses its token', async () => {
    const auth = AppStrategy({ appId, appSecret, instanceId: idOf('trial') });
    const client = createClient({ auth, modules: { appInstances } });
    await client.appInstances.getAppInstance();
    const { instance } = await client.appInstances.getAppInstance();
    expect(instance?.instanceId).toBe(idOf('trial'));
    expect(operations()).toEqual(['client-credentials', 'get-app-instance', 'get-app-instance']);
  });

  test('AppStrategy acts as the caller without elevated(), and Wix refuses the request', async () => {
    const client = createClient({
      auth: calledWith(visitorOf('premium')),
      modules: { appInstances },
    });
    const error = await thrownBy(client.appInstances.getAppInstance());
    expect(error).toMatchObject({ status: 403 });
    expect(operations()).toEqual(['strip-bound-session', 'get-app-instance']);
  });

  test('AppStrategy.elevated() throws for a token of another app, and for a token without an instance', async () => {
    const foreign = calledWith({ ...callers.foreignApp.claims, instanceId: idOf('free') });
    await expect(foreign.elevated()).rejects.toThrow('not issued for the app');
    const nowhere = calledWith(callers.visitor.claims);
    await expect(nowhere.elevated()).rejects.toThrow('does not contain instance ID');
  });

  test('AppStrategy reports an expired token as inactive, and cannot exchange it', async () => {
    const strategy = calledWith(visitorOf('premium'));
    expect(await strategy.getTokenInfo()).toMatchObject({ active: true });
    emulator.clock.advance(5 * 60 * 60 * 1000);
    expect(await strategy.getTokenInfo()).toMatchObject({ active: false });
    await expect(tokenOf(strategy)).rejects.toThrow('401');
  });

  test('AppStrategy gets no token for a site that has removed the app', async () => {
    const auth = AppStrategy({ appId, appSecret, instanceId: idOf('removed') });
    const error = await thrownBy(tokenOf(auth));
    expect(String(error)).toContain(`400, request id: ${emulator.requests[0]?.id}`);
  });

  test.each([
    ['app id', { appId: 'another', appSecret }],
    ['app secret', { appId, appSecret: 'another' }],
  ])('AppStrategy gets no token with a wrong %s', async (_, credentials) => {
    const auth = AppStrategy({ ...credentials, instanceId: idOf('free') });
    await expect(tokenOf(auth)).rejects.toThrow('401');
  });

  test('AppStrategy gets 501 for a refresh token, which the emulator does not support', async () => {
    const auth = AppStrategy({ appId, appSecret, refreshToken: 'unknown' });
    await expect(tokenOf(auth)).rejects.toThrow('501');
    expect(emulator.requests).toMatchObject([
      { method: 'POST', url: 'https://www.wixapis.com/oauth/access', tag: 'refused' },
    ]);
  });
});

describe('OAuthStrategy', () => {
  const strategy = () => OAuthStrategy({ clientId: appId });

  function infoOf(accessToken: string) {
    return AppStrategy({ appId, appSecret, accessToken }).getTokenInfo();
  }

  test('OAuthStrategy creates a visitor of the app’s own instance', async () => {
    const { accessToken, refreshToken } = await strategy().generateVisitorTokens();
    expect(refreshToken).toEqual({ value: expect.any(String), role: 'visitor' });
    expect(accessToken.expiresAt).toBeCloseTo(emulator.clock.now() / 1000 + 4 * 60 * 60, -1);
    expect(await infoOf(accessToken.value)).toMatchObject({
      active: true,
      subjectType: 'VISITOR',
      clientId: appId,
      instanceId: ownInstanceId,
    });
    expect(operations()).toEqual(['anonymous', 'token-info']);
  });

  test('OAuthStrategy creates a different visitor each time', async () => {
    const visitors = await Promise.all([
      strategy().generateVisitorTokens(),
      strategy().generateVisitorTokens(),
    ]);
    const infos = await Promise.all(visitors.map(({ accessToken }) => infoOf(accessToken.value)));
    expect(infos[0]?.subjectId).not.toBe(infos[1]?.subjectId);
  });

  test('OAuthStrategy renews the tokens of a visitor', async () => {
    const first = await strategy().generateVisitorTokens();
    const second = await strategy().renewToken(first.refreshToken);
    expect(second.accessToken.value).not.toBe(first.accessToken.value);
    expect(second.refreshToken).toEqual(first.refreshToken);
    const infos = [await infoOf(first.accessToken.value), await infoOf(second.accessToken.value)];
    expect(infos[1]?.subjectId).toBe(infos[0]?.subjectId);
    expect(operations()).toEqual(['anonymous', 'refresh-token', 'token-info', 'token-info']);
  });

  test('OAuthStrategy creates a new visitor if the refresh token is unknown', async () => {
    const auth = strategy();
    const tokens = await auth.generateVisitorTokens();
    auth.setTokens({
      accessToken: { ...tokens.accessToken, expiresAt: 1 },
      refreshToken: { ...tokens.refreshToken, value: 'unknown' },
    });
    expect(await infoOf(await tokenOf(auth))).toMatchObject({ subjectType: 'VISITOR' });
    expect(operations()).toEqual(['anonymous', 'refresh-token', 'anonymous', 'token-info']);
  });

  test('OAuthStrategy sends requests to Wix’s cache, with the visitor’s token', async () => {
    const client = createClient({ auth: strategy(), modules: { appInstances } });
    const error = await thrownBy(client.appInstances.getAppInstance());
    expect(error).toMatchObject({ status: 403 });
    expect(emulator.requests.at(-1)?.url).toBe('https://edge.wixapis.com/apps/v1/instance');
  });

  test.each([
    [
      'a member login with a code',
      (auth: ReturnType<typeof strategy>) => {
        const data = auth.generateOAuthData('https://example.com');
        return auth.getMemberTokens('code', data.state, data);
      },
    ],
    [
      'a member with an external login',
      (auth: ReturnType<typeof strategy>) => auth.getMemberTokensForExternalLogin('member', 'key'),
    ],
    [
      'the address of the login page',
      (auth: ReturnType<typeof strategy>) =>
        auth.getAuthUrl(auth.generateOAuthData('https://example.com')),
    ],
  ])('OAuthStrategy gets 501 for %s, which the emulator does not support', async (_, use) => {
    const auth = strategy();
    await auth.generateVisitorTokens();
    await thrownBy(use(auth));
    expect(emulator.requests.at(-1)).toMatchObject({ status: 501, tag: 'refused' });
  });
});

describe('errors of the SDK', () => {
  const asApp: TokenClaims = { subjectType: 'APP' };

  test.each([
    ['without a valid token', 401, 'UNAUTHENTICATED', () => ({ ...asApp, expiresInSeconds: -1 })],
    ['as a visitor', 403, 'PERMISSION_DENIED', () => visitorOf('premium')],
    ['as another app', 403, 'PERMISSION_DENIED', () => ({ ...asApp, clientId: 'another' })],
    [
      'for a removed app',
      404,
      'APP_INSTANCE_NOT_FOUND',
      () => ({
        ...asApp,
        instanceId: idOf('removed'),
      }),
    ],
  ] as const)('a call %s throws an SDKError with status %i', async (_, status, code, claims) => {
    const error = await thrownBy(appWith(claims()).appInstances.getAppInstance());
    const [request] = emulator.requests;
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      status,
      requestId: request?.id,
      details: {
        applicationError: { code, description: expect.any(String), data: {} },
        requestId: request?.id,
      },
    });
  });

  test('a fault with a status throws an SDKError with that status', async () => {
    emulator.faults.add({ kind: 'status', status: 503, operation: 'get-app-instance' });
    const call = appWith({ ...asApp, instanceId: idOf('free') }).appInstances.getAppInstance();
    expect(await thrownBy(call)).toMatchObject({
      status: 503,
      requestId: emulator.requests[0]?.id,
      details: { applicationError: { code: 'INJECTED_FAULT' } },
    });
  });

  test('a request that is not emulated gets a 501 that names it', async () => {
    emulator.faults.clear();
    const { fetchWithAuth } = appWith({ ...asApp, instanceId: idOf('free') });
    const answer = await fetchWithAuth('https://www.wixapis.com/stores/v1/products');
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain('GET https://www.wixapis.com/stores/v1/products');
  });

  test.each(['reset', 'malformed', 'truncated'] as const)(
    'the fault "%s" throws an error without a response, and the next call succeeds',
    async (kind) => {
      emulator.faults.add({ kind, count: 1 });
      const client = appWith({ ...asApp, instanceId: idOf('free') });
      const error = await thrownBy(client.appInstances.getAppInstance());
      expect(error).toHaveProperty('runtimeError', error);
      const { instance } = await client.appInstances.getAppInstance();
      expect(instance?.instanceId).toBe(idOf('free'));
    },
  );
});
