import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningCli, startCli } from '../support/run-cli.js';
import { type AppVariant, type InstalledApp, installApp } from './installed-app.js';

/**
 * Tests that the packed packages work in an app in which their READMEs' commands have installed them.
 * @param title What is special about the app.
 */
export function testPacks(title: string, variant: AppVariant): void {
  describe(title, () => {
    let app: InstalledApp;

    beforeAll(async () => {
      app = await installApp(inject('tarballs'), variant);
    });
    afterAll(() => app?.remove());

    const start = (command: string) =>
      startCli([command], { root: app.root, env: app.env, program: ['wix-emulator'] });

    test('the app has the versions that it asks for', async () => {
      for (const [name, version] of Object.entries(variant.versions ?? {})) {
        const file = path.join(app.root, 'node_modules', name, 'package.json');
        expect(JSON.parse(await readFile(file, 'utf8')).version).toBe(version);
      }
    });

    test('calls reach the app in dev, and no source map lacks its sources', async () => {
      const running = await start('dev');
      await checkCalls(app, running).finally(() => running.stop());
      expect(running.output()).not.toContain('missing source files');
    });

    test('calls reach the production build in preview', async () => {
      await app.run('wix-emulator', 'build');
      const running = await start('preview');
      await checkCalls(app, running).finally(() => running.stop());
    });

    test('wixTest() and withCaller() run in the app’s own tests', async () => {
      // Vitest 5 writes the report into a file in any case.
      const report = path.join(app.root, 'report.json');
      const flags = ['--reporter=json', `--outputFile=${report}`, '--testTimeout=120000'];
      await app.run('vitest', 'run', ...flags);
      expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ numPassedTests: 2 });
    });

    test.runIf(variant.language !== 'javascript')('the app’s types are correct', async () => {
      await app.run('tsc', '--noEmit', '--project', '.');
    });
  });
}

async function checkCalls(app: InstalledApp, { consoleUrl }: RunningCli): Promise<void> {
  const { port } = new URL(consoleUrl);
  const call = (...args: string[]) =>
    app.run('wix-emulator', 'call', ...args, '--emulator-port', port);
  const instance = await call('backend/instance/getInstance', '--instance', 'free');
  expect(JSON.parse(instance)).toEqual({ instanceId: expect.stringMatching(/^[\da-f-]{36}$/) });
  expect(JSON.parse(await call('backend/instance/reserve', '{"seats":2}'))).toEqual({
    reserved: 2,
  });
  await expect(call('backend/instance/reserve', '{"seats":5}')).rejects.toThrow(/VALIDATION|422/);
  // The emulator's own zod describes its API, whichever version the app has.
  const description = await (await fetch(`${consoleUrl}/emulator/openapi.json`)).json();
  expect(description.components.schemas).toHaveProperty('Call');
  const panel = await fetch(`${consoleUrl}/hosts/panel`);
  const [, module = ''] = /"(\/_wix_emulator\/wix-modules\/[^"]+)"/.exec(await panel.text()) ?? [];
  expect(await (await fetch(new URL(module, consoleUrl))).text()).toContain('IFrameHostEndpoint');
}
