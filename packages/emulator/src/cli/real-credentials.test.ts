import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { createSecret } from '../util/own-secret.js';
import { refuseRealCredentials } from './real-credentials.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'credentials-'));
  vi.stubEnv('WIX_CLIENT_SECRET', undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

const check = () => refuseRealCredentials(root, 'development');

test.each(['.env', '.env.local', '.env.development', '.env.development.local', '.dev.vars'])(
  'refuseRealCredentials() throws for a real secret in %s, and does not show the secret',
  async (file) => {
    await writeFile(join(root, file), 'A=b\nexport WIX_CLIENT_SECRET="the-value" # real\n');
    const checking = check();
    await expect(checking).rejects.toThrow(EmulatorError);
    await expect(checking).rejects.toThrow(`a real WIX_CLIENT_SECRET in ${file}. `);
    await expect(checking).rejects.toThrow('npx wix dev');
    await expect(checking).rejects.toThrow('--ignore-credentials');
    await expect(checking).rejects.not.toThrow('the-value');
  },
);

test('refuseRealCredentials() names every place with a real secret, including the environment', async () => {
  vi.stubEnv('WIX_CLIENT_SECRET', 'the-value');
  await writeFile(join(root, '.env'), 'WIX_CLIENT_SECRET=the-value');
  await expect(check()).rejects.toThrow('in the environment and in .env. ');
});

test.each([
  'WIX_CLIENT_ID=5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  'WIX_CLIENT_SECRET=\nWIX_CLIENT_PUBLIC_KEY=',
  'WIX_CLIENT_SECRET="  "',
  '# WIX_CLIENT_SECRET=the-value',
  `WIX_CLIENT_SECRET=${createSecret()}`,
])('refuseRealCredentials() accepts %j, which is not a real secret', async (text) => {
  await writeFile(join(root, '.env.local'), text);
  await expect(check()).resolves.toBeUndefined();
});

test('refuseRealCredentials() ignores `.env.example`, files of other modes, and a folder named `.env`', async () => {
  await mkdir(join(root, '.env'));
  await writeFile(join(root, '.env.example'), 'WIX_CLIENT_SECRET=the-value');
  await writeFile(join(root, '.env.production'), 'WIX_CLIENT_SECRET=the-value');
  vi.stubEnv('WIX_CLIENT_SECRET', createSecret());
  await expect(check()).resolves.toBeUndefined();
});
