import { createSign, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, type RunningServer, startPreview } from 'wix-emulator';
import { CONTRACT_ROOT, createAppEmulator } from '../start-app.js';

// The key with which Wix signs what it tells an app; the app gets the public half.
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let app: RunningServer;
let emulator: Emulator;

beforeAll(async () => {
  const seeded = await createAppEmulator(CONTRACT_ROOT);
  const WIX_CLIENT_PUBLIC_KEY = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  emulator = Object.create(seeded, {
    env: { value: { ...seeded.env, WIX_CLIENT_PUBLIC_KEY } },
  });
  app = await startPreview({ root: CONTRACT_ROOT, emulator, port: 0 });
});
afterAll(() => app?.close());

/** Signs an event as Wix does. */
function sign(event: object): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { data: JSON.stringify(event), iat: now, exp: now + 60 };
  const parts = [{ alg: 'RS256', typ: 'JWT' }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = createSign('RSA-SHA256').update(parts.join('.')).sign(privateKey, 'base64url');
  return [...parts, signature].join('.');
}

test('a page of the app calls a method directly', async () => {
  const answer = await fetch(`${app.url}/direct`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toBe('canary-of-the-module canary-of-a-private-import');
  expect(emulator.calls).toEqual([]);
});

test('an event extension calls a method directly', async () => {
  const manifest = await readFile(path.join(CONTRACT_ROOT, 'dist/_wix/app-manifest.json'), 'utf8');
  const [, callback] =
    /"callbackUrl":\s*"http:\/\/_wix_server_url_placeholder_([^"]+)"/.exec(manifest) ?? [];
  const { instanceId } = emulator.instances.premium.instance;
  const deliver = async (body: string) => {
    const headers = { 'content-type': 'application/jwt' };
    const answer = await fetch(app.url + callback, { method: 'POST', headers, body });
    return answer.status;
  };
  // With a stub in its place, the handler would fail, as the server has no host page to ask for a token.
  expect(await deliver(sign({ eventType: 'AppInstalled', instanceId, data: '{}' }))).toBe(200);
  expect(await deliver('not.a.token')).toBe(500);
});
