import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listen, type RunningServer } from '../runner/listen.js';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();
const componentId = '6e1c9a57-3b0d-4f82-a4c6-58d1e72b90f3';
const path = '/instances/free/embedded-scripts';
const manifest = {
  components: [
    {
      compId: componentId,
      compType: 'EMBEDDED_SCRIPT',
      compData: {
        embeddedScriptComponentData: {
          name: 'Badge',
          placement: 'BODY_END',
          template: '<b>{{theme}}</b>',
        },
      },
    },
  ],
};

let app: RunningServer;
/** Called before the app serves its manifest. */
let onManifest = () => {};

beforeAll(async () => {
  app = await listen(
    (_, response) => {
      onManifest();
      response.end(JSON.stringify(manifest));
    },
    { port: 0, hostname: 'localhost' },
  );
});
afterAll(() => app.close());
beforeEach(() => {
  onManifest = () => {};
  emulator.reset();
  return emulator.attachApp({ url: app.url, methods: async () => [] });
});

const script = { componentId, name: 'Badge', placement: 'BODY_END', parameterNames: ['theme'] };

test('`PUT /emulator/instances/:id/embedded-scripts/:componentId` embeds a script, and GET lists it', async () => {
  expect(await ask('GET', path)).toMatchObject({ status: 200, body: { scripts: [script] } });
  const embedded = { parameters: { theme: 'dark' }, disabled: true };
  expect(await ask('PUT', `${path}/${componentId}`, embedded)).toMatchObject({
    status: 200,
    body: embedded,
  });
  const { instanceId } = emulator.instances.free.instance;
  expect(await ask('GET', `/instances/${instanceId}/embedded-scripts`)).toMatchObject({
    status: 200,
    body: { scripts: [{ ...script, embedded }] },
  });
  expect(emulator.instances.free.embeddedScripts).toEqual({ [componentId]: embedded });
});

test('`emulator.embedScript()` embeds the app’s only script without a component id', async () => {
  const properties = { parameters: { theme: 'dark' }, disabled: false };
  expect(await emulator.embedScript('free', { parameters: { theme: 'dark' } })).toEqual(properties);
  expect(await emulator.listEmbeddedScripts('free')).toEqual([{ ...script, embedded: properties }]);
  expect(await emulator.listEmbeddedScripts('premium')).toEqual([
    { ...script, embedded: undefined },
  ]);
});

test.each([
  [{ parameters: { x: '' } }, componentId, 400, /^Parameters map sent to embedded script/],
  [{ parameters: { theme: 1 } }, componentId, 400, /"parameters.theme" must be a string/],
  [{ enabled: true }, componentId, 400, /enabled/],
  [{}, 'other', 400, /no embedded script with the component id "other"/],
])(
  '`PUT /emulator/instances/:id/embedded-scripts/:componentId` refuses %j for %s',
  async (body, component, status, error) => {
    expect(await ask('PUT', `${path}/${component}`, body)).toMatchObject({
      status,
      body: { error: expect.stringMatching(error) },
    });
    expect(emulator.instances.free).not.toHaveProperty('embeddedScripts');
  },
);

test('the routes of embedded scripts answer 404 for an unknown instance, and 503 without an app', async () => {
  const body = { parameters: { theme: '' } };
  for (const [method, url] of [
    ['GET', '/embedded-scripts'],
    ['PUT', `/embedded-scripts/${componentId}`],
  ] as const) {
    const sent = method === 'PUT' ? body : undefined;
    expect(await ask(method, `/instances/none${url}`, sent)).toMatchObject({ status: 404 });
    const without = createHarness();
    expect(await without.ask(method, `/instances/free${url}`, sent)).toMatchObject({ status: 503 });
  }
});

test('`emulator.embedScript()` refuses an instance on which the app is not installed', async () => {
  await expect(emulator.embedScript('removed', { parameters: { theme: '' } })).rejects.toThrow(
    'The app is not installed on removed. Install it first.',
  );
});

test('`emulator.embedScript()` has no effect if the emulator is reset in the meantime', async () => {
  onManifest = () => emulator.reset();
  await expect(emulator.embedScript('free', { parameters: { theme: '' } })).rejects.toThrow(
    'The emulator was reset in the meantime.',
  );
  expect(emulator.instances.free).not.toHaveProperty('embeddedScripts');
});

test('`PATCH /emulator/instances/:id` removes an embedded script', async () => {
  await emulator.embedScript('free', { parameters: { theme: 'dark' } });
  const patch = { embeddedScripts: { [componentId]: null } };
  expect(await ask('PATCH', '/instances/free', patch)).toMatchObject({ status: 200 });
  expect(emulator.instances.free.embeddedScripts).toEqual({});
});
