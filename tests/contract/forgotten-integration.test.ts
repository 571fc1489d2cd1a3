import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { runCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { startDevApp } from '../support/start-app.js';

const TIMEOUT_MS = 240_000;

let app: SmallApp;

beforeAll(async () => {
  app = await createSmallApp({
    integrations: 'wix()',
    files: {
      'src/backend/secret.web.ts': `
import { Permissions, webMethod } from '@wix/web-methods';
export const reveal = webMethod(Permissions.Admin, () => 'canary');`,
      'src/widget.ts': `
import { reveal } from './backend/secret.web';
export default class extends HTMLElement { connectedCallback() { reveal(); } }`,
    },
  });
});

afterAll(() => app.remove());

describe('an app with web modules but without webMethods()', () => {
  test.each(['build', 'dev'])(
    '`wix-emulator %s` refuses an app without webMethods(), and says what to write',
    async (command) => {
      const outcome = await runCli([command], { root: app.root, timeoutMs: TIMEOUT_MS / 2 });
      expect(outcome.code).toBe(1);
      expect(outcome.stderr).toContain('src/backend/secret.web.ts is a web module');
      expect(outcome.stderr).toContain('integrations: [webMethods(wix()), …]');
      // A mistake of the user's has no stack.
      expect(outcome.stderr).not.toContain('    at ');
    },
    TIMEOUT_MS,
  );

  test(
    '`wix-emulator preview` refuses a build without webMethods(), whoever built it',
    async () => {
      await buildFixture(app.root);
      const outcome = await runCli(['preview'], { root: app.root, timeoutMs: TIMEOUT_MS / 2 });
      expect(outcome.code).toBe(1);
      expect(outcome.stderr).toContain('src/backend/secret.web.ts is a web module');
      expect(outcome.stderr).toContain('made again');
    },
    TIMEOUT_MS,
  );
});

test(
  'a running app without webMethods() fails to list its methods after its first web module is added',
  async () => {
    const small = await createSmallApp({
      integrations: 'wix()',
      files: { 'src/widget.ts': 'export default class extends HTMLElement {}' },
    });
    try {
      const running = await startDevApp(small.root);
      try {
        const methods = async () => running.emulator.app?.methods();
        await expect(methods()).resolves.toEqual([]);
        await small.write({ 'src/backend/first.web.ts': 'export {};' });
        await expect(methods()).rejects.toThrow('src/backend/first.web.ts is a web module');
      } finally {
        await running.close();
      }
    } finally {
      await small.remove();
    }
  },
  TIMEOUT_MS,
);
