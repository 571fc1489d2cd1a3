import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CallerKey, callers, createEmulator, type FaultRule } from 'wix-emulator';
import { APP_ID } from '../../examples/blocks/app-id.js';
import { type BlocksBackend, GENERIC_MESSAGE, startBackend } from './blocks/backend.js';
import { callBackend, openWidget } from './blocks/frontend.js';
import { readPermissions } from './blocks/permissions.js';
import { describeWay } from './conformance.js';
import { publicAnswer } from './expected-answer.js';
import type { Outcome } from './way.js';

const FOLDER = fileURLToPath(new URL('../../examples/blocks', import.meta.url));

const getInstance = ['backend/instance.jsw', 'getInstance'] as const;
const getInstanceDetails = ['backend/instance.jsw', 'getInstanceDetails'] as const;

describeWay(
  'the Blocks example',
  async () => {
    const emulator = createEmulator({ appId: APP_ID });
    const backend = await startBackend(FOLDER, emulator);
    return {
      emulator,
      reset: emulator.reset,
      close: backend.close,
      ask: (token, { claimedInstanceId } = {}) =>
        callBackend(backend, getInstance, [claimedInstanceId], token).then(
          answered,
          token === undefined ? refused : rejected,
        ),
    };
  },
  { row: 'Blocks' },
);

/** Blocks has no HTTP statuses: what a function rejects with says which one it would be. */
function rejected(thrown: unknown): Outcome {
  const { code, message, requestId, status } = Object(thrown);
  return { status, body: { error: { code, message, requestId } }, text: JSON.stringify(thrown) };
}

/** What is left of an `Error`, which Blocks' own refusals are. */
const refusal = { name: 'Error', message: GENERIC_MESSAGE, stack: GENERIC_MESSAGE };

/** That a call without a token is refused is Blocks' own doing, of which it says nothing. */
function refused(thrown: unknown): Outcome {
  expect(thrown).toEqual(refusal);
  return rejected({ code: 'UNAUTHENTICATED', status: 401, requestId: 'none', ...Object(thrown) });
}

function answered(result: unknown): Outcome {
  return { status: 200, body: result, text: JSON.stringify(result) };
}

const outage: FaultRule = { kind: 'status', status: 503, operation: 'get-app-instance' };

describe('differences between the Blocks example and the documented sample', () => {
  const emulator = createEmulator({ appId: APP_ID });
  let backend: BlocksBackend;
  const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((kind) =>
    vi.spyOn(console, kind),
  );

  beforeAll(async () => {
    backend = await startBackend(FOLDER, emulator);
  });
  afterAll(() => backend?.close());
  beforeEach(() => {
    for (const log of logs) log.mockReset().mockImplementation(() => {});
  });
  afterEach(() => emulator.reset());

  const { premium, free } = emulator.instances;
  const tokenOf = (as: CallerKey, { instance } = premium) =>
    emulator.mintToken({ ...callers[as].claims, instanceId: instance.instanceId });

  const call = (method: typeof getInstance | typeof getInstanceDetails, as: CallerKey) =>
    callBackend(backend, method, [], tokenOf(as));

  test('the Blocks example rejects a call when Wix fails, and does not resolve it with a `Response`', async () => {
    emulator.faults.add(outage);
    await expect(call(getInstance, 'visitor')).rejects.toEqual({
      code: 'UPSTREAM',
      status: 502,
      message: 'Wix failed to answer the app.',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  test('the Blocks example logs nothing for a successful call, and the caller’s request id for a failed one', async () => {
    await call(getInstance, 'visitor');
    for (const log of logs) expect(log).not.toHaveBeenCalled();
    emulator.faults.add(outage);
    const { requestId } = Object(await call(getInstance, 'visitor').catch((thrown) => thrown));
    const [, , , error] = logs;
    expect(error?.mock.calls).toEqual([[`Call ${requestId} failed. Wix answered: 503.`]]);
  });

  test('getInstanceDetails() of the Blocks example returns all data to the owner, and refuses others', async () => {
    await expect(call(getInstanceDetails, 'owner')).resolves.toEqual({
      instanceId: premium.instance.instanceId,
      instance: expect.objectContaining({ permissions: premium.instance.permissions }),
      site: expect.objectContaining({ ownerInfo: premium.site.ownerInfo }),
    });
    for (const as of ['visitor', 'member'] as const) {
      // By permissions.json, before the function runs.
      await expect(call(getInstanceDetails, as)).rejects.toEqual(refusal);
    }
  });

  test('`permissions.json` of the Blocks example allows only the owner to call an unlisted function', async () => {
    const allows = await readPermissions(FOLDER);
    for (const [module, name] of [
      ['backend/other.jsw', 'anyName'],
      ['backend/instance.jsw', 'anyName'],
    ] as const) {
      expect(allows(module, name, 'siteOwner')).toBe(true);
      expect(allows(module, name, 'siteMember')).toBe(false);
      expect(allows(module, name, 'anonymous')).toBe(false);
    }
  });

  test('the Blocks example exports two functions and nothing else', async () => {
    expect([...backend.modules.keys()]).toEqual(['backend/instance.jsw']);
    const names = Object.keys(backend.modules.get('backend/instance.jsw') ?? {});
    expect(names.sort()).toEqual(['getInstance', 'getInstanceDetails']);
  });

  test('getInstanceDetails() of the Blocks example refuses others even without `permissions.json`', async () => {
    const folder = await copyExample();
    await rm(path.join(folder, 'permissions.json'));
    const unprotected = await startBackend(folder, emulator);
    try {
      const details = (as: CallerKey) =>
        callBackend(unprotected, getInstanceDetails, [], tokenOf(as));
      await expect(details('owner')).resolves.toHaveProperty('site.ownerInfo');
      await expect(details('member')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(details('visitor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await unprotected.close();
      await rm(folder, { recursive: true });
    }
  });

  test('the `.web.js` version in the README of the Blocks example works like the `.jsw` file', async () => {
    const folder = await copyExample();
    await rm(path.join(folder, 'instance.jsw'));
    const readme = await readFile(path.join(FOLDER, 'README.md'), 'utf8');
    const [, code = ''] = /```js\n(\/\/ instance\.web\.js\n.*?)```/s.exec(readme) ?? [];
    await writeFile(path.join(folder, 'instance.web.js'), code);
    const twin = await startBackend(folder, emulator);
    try {
      const ask = (name: string, as: CallerKey) =>
        callBackend(twin, ['backend/instance.web.js', name], [], tokenOf(as));
      expect(await ask('getInstance', 'visitor')).toEqual(publicAnswer(emulator.instances.premium));
      await expect(ask('getInstance', 'app')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await ask('getInstanceDetails', 'owner')).toHaveProperty('site.ownerInfo');
      await expect(ask('getInstanceDetails', 'visitor')).rejects.toMatchObject({ name: 'Error' });
    } finally {
      await twin.close();
      await rm(folder, { recursive: true });
    }
  });

  describe('the widget of the Blocks example', () => {
    const open = (as: CallerKey = 'visitor', installation = premium) =>
      openWidget(backend, path.join(FOLDER, 'widget.js'), tokenOf(as, installation));

    const shown = ({ element }: Awaited<ReturnType<typeof open>>) => ({
      state: element('instance').state,
      siteName: element('siteName').text,
      plan: element('plan').text,
    });

    test('the Blocks widget shows the site and the plan', async () => {
      const { siteDisplayName: siteName } = premium.site;
      const { packageName: plan } = premium.instance.billing ?? {};
      expect(shown(await open())).toEqual({ state: 'data', siteName, plan });
      expect(shown(await open('visitor', free))).toMatchObject({ plan: 'Free plan' });
    });

    test('the Blocks widget shows an error if the call rejects, and the data after a successful retry', async () => {
      emulator.faults.add(outage);
      const widget = await open();
      expect(widget.element('instance').state).toBe('error');
      expect(widget.element('problem').text).toMatch(/^Wix did not answer/);
      await widget.click('retry');
      expect(widget.element('instance').state).toBe('error');
      emulator.faults.clear();
      await widget.click('retry');
      expect(shown(widget)).toMatchObject({
        state: 'data',
        siteName: premium.site.siteDisplayName,
      });
    });

    test('the Blocks widget shows that it is loading during a retry', async () => {
      emulator.faults.add(outage);
      const { element, click } = await open();
      const retrying = click('retry');
      expect(element('instance').state).toBe('loading');
      await retrying;
      expect(element('instance').state).toBe('error');
    });

    test('the Blocks widget asks a visitor with an expired token to reload the page', async () => {
      const { element } = await open('expired');
      expect(element('problem').text).toMatch(/reload/);
    });
  });
});

/** Copies the example to where the packages that it imports are found, too. */
async function copyExample(): Promise<string> {
  const parent = fileURLToPath(new URL('./blocks/.wix', import.meta.url));
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, 'example-'));
  await cp(FOLDER, folder, { recursive: true });
  return folder;
}
