import { embeddedScripts } from '@wix/app-management';
import { createClient } from '@wix/sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { SubjectType } from '../model/tokens/claims.js';
import { listen, type RunningServer } from '../runner/listen.js';

const BADGE = '6e1c9a57-3b0d-4f82-a4c6-58d1e72b90f3';
const PIXEL = '0d3f8c1e-7a52-4b69-9e04-2c6b1f5a8d37';
const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

/** The manifest of the app; `undefined` if it serves none. */
let manifest: object | undefined;
/** Called before the app serves its manifest. */
let onManifest = () => {};
let server: RunningServer;
let detach: () => void;

beforeAll(async () => {
  server = await listen(
    (_, response) => {
      onManifest();
      response.statusCode = manifest ? 200 : 404;
      response.end(JSON.stringify(manifest));
    },
    { port: 0, hostname: 'localhost' },
  );
});
afterAll(() => server.close());
beforeEach(() => {
  emulator.reset();
  serveScripts([BADGE, '<div data-theme="{{theme}}" data-text="{{text}}"></div>']);
  detach = emulator.attachApp({ url: server.url, methods: async () => [] });
});
afterEach(() => {
  onManifest = () => {};
  detach();
});

function serveScripts(...scripts: readonly (readonly [id: string, template: string])[]): void {
  manifest = {
    components: scripts.map(([compId, template]) => ({
      compId,
      compType: 'EMBEDDED_SCRIPT',
      compData: { embeddedScriptComponentData: { placement: 'HEAD', template } },
    })),
  };
}

/** The real SDK with a token of the emulator. */
function sdk(subjectType: SubjectType = 'APP', key: 'premium' | 'free' | 'removed' = 'premium') {
  const { instanceId } = emulator.instances[key].instance;
  const token = emulator.mintToken({ subjectType, instanceId });
  return createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: token } }) },
    modules: { embeddedScripts },
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  }).embeddedScripts;
}

/** What the SDK rejects with. */
const refusal = (status: number, code: string, description = expect.any(String)) => ({
  status,
  details: { applicationError: { code, description } },
});

const parameters = { theme: 'dark', text: '"</div>' };

test('embedScript() embeds the app’s only script in the site of the caller, and in no other', async () => {
  await expect(sdk().getEmbeddedScript()).rejects.toMatchObject(
    refusal(404, 'EMBEDDED_SCRIPT_NOT_FOUND'),
  );
  const properties = { parameters, disabled: false };
  expect(await sdk().embedScript({ parameters })).toEqual({ properties });
  expect(await sdk().getEmbeddedScript()).toEqual(properties);
  expect(await sdk().getEmbeddedScript({ componentId: BADGE })).toEqual(properties);
  expect(emulator.instances.premium.embeddedScripts).toEqual({ [BADGE]: properties });
  await expect(sdk('APP', 'free').getEmbeddedScript()).rejects.toMatchObject({ status: 404 });
});

test('embedScript() replaces the parameters, and disables and enables the script', async () => {
  await sdk().embedScript({ parameters, disabled: true });
  expect(await sdk().getEmbeddedScript()).toEqual({ parameters, disabled: true });
  const changed = { ...parameters, text: '' };
  await sdk().embedScript({ parameters: changed }, { componentId: BADGE });
  expect(await sdk().getEmbeddedScript()).toEqual({ parameters: changed, disabled: false });
});

test.each([
  [{}, 'none'],
  [{ theme: 'dark' }, 'theme'],
  [{ ...parameters, more: '' }, 'theme, text, more'],
  [{ theme: 'dark', Text: '' }, 'theme, Text'],
])(
  'embedScript() refuses the parameters %j, whose names are not those of the template',
  async (given, named) => {
    const message = `Parameters map sent to embedded script is not the same as discovered in the script code. The template has: theme, text. The request has: ${named}.`;
    await expect(sdk().embedScript({ parameters: given })).rejects.toMatchObject(
      refusal(400, 'INVALID_ARGUMENT', message),
    );
    expect(emulator.instances.premium).not.toHaveProperty('embeddedScripts');
  },
);

test('embedScript() refuses parameters that are not texts', async () => {
  const parameters: Record<string, string> = JSON.parse('{"theme":1,"text":null}');
  await expect(sdk().embedScript({ parameters })).rejects.toMatchObject(
    refusal(400, 'INVALID_ARGUMENT'),
  );
});

describe('an app with several embedded scripts', () => {
  beforeEach(() => serveScripts([BADGE, '<b>{{theme}}</b>'], [PIXEL, '<img>']));

  test('embedScript() and getEmbeddedScript() need a component id', async () => {
    const error = refusal(400, 'INVALID_ARGUMENT', expect.stringContaining(`${BADGE}, ${PIXEL}`));
    await expect(sdk().embedScript({})).rejects.toMatchObject(error);
    await expect(sdk().getEmbeddedScript()).rejects.toMatchObject(error);
    const componentId = emulator.instances.free.instance.instanceId;
    await expect(sdk().embedScript({}, { componentId })).rejects.toMatchObject(error);
    await expect(sdk().getEmbeddedScript({ componentId })).rejects.toMatchObject(error);
    await expect(sdk().getEmbeddedScript({ componentId: 'x' })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('embedScript() embeds the script with the component id', async () => {
    await sdk().embedScript({}, { componentId: PIXEL });
    await expect(sdk().getEmbeddedScript({ componentId: BADGE })).rejects.toMatchObject({
      status: 404,
    });
    const properties = { parameters: {}, disabled: false };
    expect(await sdk().getEmbeddedScript({ componentId: PIXEL })).toEqual(properties);
    await sdk().embedScript({ parameters: { theme: 'light' } }, { componentId: BADGE });
    expect(Object.keys(emulator.instances.premium.embeddedScripts ?? {})).toEqual([PIXEL, BADGE]);
  });
});

test('embedScript() refuses an app without an embedded script', async () => {
  serveScripts();
  const error = refusal(400, 'INVALID_ARGUMENT', 'The app has no embedded script.');
  await expect(sdk().embedScript({})).rejects.toMatchObject(error);
  await expect(sdk().getEmbeddedScript()).rejects.toMatchObject(error);
});

test('embedScript() accepts any parameters of an app that runs without a manifest', async () => {
  manifest = undefined;
  await sdk().embedScript({ parameters: { any: 'text' } });
  expect(await sdk().getEmbeddedScript()).toEqual({ parameters: { any: 'text' }, disabled: false });
  await expect(sdk().getEmbeddedScript({ componentId: PIXEL })).rejects.toMatchObject({
    status: 404,
  });
  await expect(sdk().getEmbeddedScript({ componentId: 'x' })).rejects.toMatchObject({
    status: 400,
  });
  await sdk().embedScript({}, { componentId: PIXEL });
  const snapshot = JSON.parse(JSON.stringify(emulator.exportState()));
  expect(() => emulator.importState(snapshot)).not.toThrow();
});

test('embedScript() and getEmbeddedScript() accept a Wix user, and refuse visitors and members', async () => {
  await sdk('USER').embedScript({ parameters });
  expect(await sdk('USER').getEmbeddedScript()).toMatchObject({ parameters });
  for (const subject of ['VISITOR', 'MEMBER'] as const) {
    const error = refusal(403, 'PERMISSION_DENIED');
    await expect(sdk(subject).embedScript({ parameters })).rejects.toMatchObject(error);
    await expect(sdk(subject).getEmbeddedScript()).rejects.toMatchObject(error);
  }
});

test('embedScript() and getEmbeddedScript() refuse a site that has removed the app', async () => {
  const error = refusal(404, 'APP_INSTANCE_NOT_FOUND');
  await expect(sdk('APP', 'removed').embedScript({ parameters })).rejects.toMatchObject(error);
  await expect(sdk('APP', 'removed').getEmbeddedScript()).rejects.toMatchObject(error);
});

test('a removed app is no longer embedded after it is installed again', async () => {
  await sdk().embedScript({ parameters });
  await emulator.perform('premium', { action: 'remove' });
  expect(emulator.instances.premium).not.toHaveProperty('embeddedScripts');
  await emulator.perform('premium', { action: 'install' });
  await expect(sdk().getEmbeddedScript()).rejects.toMatchObject({ status: 404 });
});

test('the copy of a site has no embedded scripts', async () => {
  await sdk().embedScript({ parameters });
  const { key } = await emulator.perform('premium', { action: 'clone' });
  expect(emulator.instances[key]).toBeDefined();
  expect(emulator.instances[key]).not.toHaveProperty('embeddedScripts');
  expect(emulator.instances.premium).toHaveProperty('embeddedScripts');
});

test('embedScript() fails without an effect if the emulator is reset while it reads the manifest', async () => {
  onManifest = () => emulator.reset();
  await expect(sdk().embedScript({ parameters })).rejects.toMatchObject({ status: 401 });
  expect(emulator.instances.premium).not.toHaveProperty('embeddedScripts');
});

test('an exported state has the embedded scripts, and a state without them can be imported', async () => {
  await sdk().embedScript({ parameters, disabled: true });
  const exported = JSON.parse(JSON.stringify(emulator.exportState()));
  emulator.reset();
  expect(emulator.instances.premium).not.toHaveProperty('embeddedScripts');
  const before = JSON.parse(JSON.stringify(emulator.exportState()));
  emulator.importState(exported);
  expect(emulator.instances.premium.embeddedScripts).toEqual({
    [BADGE]: { parameters, disabled: true },
  });
  emulator.importState(before);
  expect(emulator.instances.premium).not.toHaveProperty('embeddedScripts');
});
