import { expect, test, vi } from 'vitest';
import { printRefusals } from '../cli/print-refusals.js';
import { createEmulator } from '../emulator.js';
import { defaultSeed } from '../seed/default-seed.js';

const SECRET = 'live-Secret/Value+1';
const encoded = encodeURIComponent(SECRET);
const base64 = (text: string) => Buffer.from(text).toString('base64');

function createWithSecret() {
  return createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    seed: (now: number) => ({ ...defaultSeed(now), secrets: { KEY: SECRET } }),
    answers: () => ({
      'GET https://own.example.com/': ({ headers }) => {
        throw new Error(`The key ${headers.get('x-key')} is wrong.`);
      },
    }),
  });
}

test.each([
  `https://api.example.com/bot${encoded}/send`,
  `https://api.example.com/${encodeURIComponent(base64(`user:${SECRET}`))}`,
  `https://www.wixapis.com/things/${encoded}`,
])('a secret in the path of a URL is in no log, no line and no error: %s', async (url) => {
  const emulator = createWithSecret();
  const lines: string[] = [];
  const print = printRefusals(emulator, (line) => void lines.push(line));
  const answer = await emulator.fetch(new Request(url));
  emulator.noteBlockedRequest({ surface: 'page', method: 'GET', url, directive: 'connect-src' });
  print();
  expect(answer.status).toBe(501);
  expect(lines).toHaveLength(2);
  const texts = JSON.stringify([await answer.text(), lines, emulator.requests]);
  expect(texts).toContain('[redacted]');
  for (const written of [SECRET, encoded, base64(SECRET).slice(4, -4), base64(`user:${SECRET}`)]) {
    expect(texts).not.toContain(written);
  }
});

test.each([[SECRET], ['token']])(
  'a secret in the error of an own answer is masked',
  async (key) => {
    const emulator = createWithSecret();
    const { instanceId } = emulator.instances.premium.instance;
    const value = key === 'token' ? emulator.mintToken({ subjectType: 'USER', instanceId }) : key;
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const request = new Request('https://own.example.com/', { headers: { 'x-key': value } });
    const text = await (await emulator.fetch(request)).text();
    for (const shown of [text, log.mock.calls.join()]) {
      expect(shown).toContain('The key [redacted] is wrong.');
      expect(shown).not.toContain(value);
    }
    log.mockRestore();
  },
);

test('a token in base64 is masked in URLs and bodies', async () => {
  const emulator = createWithSecret();
  const { instanceId } = emulator.instances.premium.instance;
  const token = emulator.mintToken({ subjectType: 'USER', instanceId });
  for (const text of [token, `user:${token}`, `{"a":"${token}"}`]) {
    const url = `https://api.example.com/${encodeURIComponent(base64(text))}`;
    await emulator.fetch(new Request(url, { method: 'POST', body: `x ${base64(text)}` }));
    expect(JSON.stringify(emulator.requests.at(-1))).not.toContain(base64(text).slice(24, 40));
  }
});
