import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askEmulator } from '../../packages/emulator/src/cli/ask-emulator.js';
import { parseJsonArgument } from '../../packages/emulator/src/cli/json-argument.js';
import { readNetworkArguments } from '../../packages/emulator/src/cli/network-arguments.js';
import { withPortHint } from '../../packages/emulator/src/cli/port.js';
import { openEmulator } from '../../packages/emulator/src/cli/project-emulator.js';
import { refuseRealCredentials } from '../../packages/emulator/src/cli/real-credentials.js';
import { readState } from '../../packages/emulator/src/cli/state-file/read-state.js';
import { createEmulator } from '../../packages/emulator/src/emulator.js';
import { extensionsFileWarning } from '../../packages/emulator/src/runner/extensions-file.js';
import { freePort, listen } from '../../packages/emulator/src/runner/listen.js';
import { startPreview } from '../../packages/emulator/src/runner/preview/preview.js';
import { readWixConfig, requireAstroConfig } from '../../packages/emulator/src/runner/project.js';
import { requireWebMethods } from '../../packages/emulator/src/runner/require-web-methods.js';
import { loadSeed } from '../../packages/emulator/src/seed/load-seed.js';
import { projectAnswers } from '../../packages/emulator/src/wix-api/answers/load-answers.js';
import { commandMistakes, patternOf } from './mistakes.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'mistake-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(name: string, content = ''): Promise<string> {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

async function configure(content: string): Promise<unknown> {
  await write('wix.config.json', content);
  return readWixConfig(root);
}

/** Listens on the port of another server, as the commands do. */
async function listenOnTakenPort(option: string): Promise<void> {
  const other = await listen(() => {}, { port: 0, hostname: 'localhost' });
  const port = Number(new URL(other.url).port);
  await withPortHint(freePort(port), option).finally(other.close);
}

async function stateOf(name: string, content: string): Promise<unknown> {
  return readState(await write(name, content), name);
}

/** Makes each mistake. The message is thrown or returned. */
const make: Record<keyof typeof commandMistakes, () => Promise<unknown>> = {
  'no config': () => readWixConfig(root),
  'broken config': () => configure('{\n  "appId": "5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21",\n}'),
  'no Astro config': () => requireAstroConfig(root),
  'no app in a test': () => emulator.call({ method: 'backend/instance/getInstance' }),
  'no app id': () => configure('{ "projectId": "" }'),
  'app id of a template': () => configure('{ "appId": "<your app ID>" }'),
  'port in use': () => listenOnTakenPort('--port'),
  'emulator port in use': () => listenOnTakenPort('--emulator-port'),
  'port is a word': async () => readNetworkArguments({ port: 'http' }),
  'same ports': async () => readNetworkArguments({ port: '4400', 'emulator-port': '4400' }),
  'open host': async () => readNetworkArguments({ host: '0.0.0.0' }),
  'no build': () => startPreview({ root, emulator, port: 0 }),
  async 'build of another app'() {
    await write('dist/_worker.js/index.js');
    await write('dist/_wix/app-manifest.json', '{ "appId": "another" }');
    return startPreview({ root, emulator, port: 0 });
  },
  async 'real credentials'() {
    await write('.env.local', 'WIX_CLIENT_SECRET=real');
    return refuseRealCredentials(root, 'development');
  },
  async 'no webMethods()'() {
    await write('src/backend/instance.web.ts');
    return requireWebMethods(false, root);
  },
  async 'extensions in JavaScript'() {
    await write('src/extensions.js');
    return extensionsFileWarning(path.join(root, 'src'));
  },
  async 'two seeds'() {
    await write('wix-emulator.seed.ts');
    await write('wix-emulator.seed.js');
    return loadSeed(root);
  },
  async 'seed without a default export'() {
    await write('wix-emulator.seed.js', 'export const seed = {};');
    return loadSeed(root);
  },
  async 'answers without functions'() {
    await write('wix-emulator.answers.js', 'export default { "GET /a": 1 };');
    return projectAnswers(root);
  },
  'broken state': () => stateOf('state.json', '{ "format": '),
  'foreign state': () => stateOf('package.json', '{ "name": "my-app" }'),
  'fresh without a state': () => openEmulator({ fresh: true }, { mode: 'development' }),
  'unquoted argument': async () => parseJsonArgument('{a:1}', 1),
  'no emulator': async () => askEmulator(await freePort(0), 'health'),
  'unknown caller': () => emulator.call({ method: 'backend/instance/getInstance', as: 'vistor' }),
};

test.each(Object.entries(commandMistakes))(
  'the mistake "%s" has the message of the page on troubleshooting',
  async (name, mistake) => {
    const made = make[name as keyof typeof make]();
    expect(await made.then(String, (error: Error) => error.message)).toMatch(patternOf(mistake));
  },
);
