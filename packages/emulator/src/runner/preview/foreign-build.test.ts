import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { refuseForeignBuild } from './foreign-build.js';
import { startPreview } from './preview.js';

const APP_ID = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const OTHER_ID = '2c9d3a00-1111-4222-8333-444455556666';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'foreign-build-'));
});
afterEach(() => rm(root, { recursive: true }));

async function writeManifest(text: string): Promise<string> {
  await mkdir(join(root, 'dist/_wix'), { recursive: true });
  await writeFile(join(root, 'dist/_wix/app-manifest.json'), text);
  return join(root, 'dist');
}

test('startPreview() refuses the build of another app, and names both ids and the command that helps', async () => {
  const dist = await writeManifest(JSON.stringify({ appId: OTHER_ID, components: [] }));
  await mkdir(join(dist, '_worker.js'));
  await writeFile(join(dist, '_worker.js/index.js'), 'export default {};');
  const starting = startPreview({ root, emulator: createEmulator({ appId: APP_ID }), port: 0 });
  await expect(starting).rejects.toThrow(EmulatorError);
  await expect(starting).rejects.toThrow(
    `The build in ${dist} is for another app: it was made with the WIX_CLIENT_ID ${OTHER_ID}, and the app has the id ${APP_ID}. Build it with "npx wix-emulator build".`,
  );
});

test.each([
  ['the app’s own id', JSON.stringify({ appId: APP_ID })],
  ['the app’s own id in capitals', JSON.stringify({ appId: APP_ID.toUpperCase() })],
  ['no id', '{}'],
  ['no JSON', ''],
])('refuseForeignBuild() accepts a build whose manifest has %s', async (_, text) => {
  await refuseForeignBuild(await writeManifest(text), APP_ID);
});

test('refuseForeignBuild() accepts a build without a manifest', async () => {
  await refuseForeignBuild(join(root, 'dist'), APP_ID);
});
