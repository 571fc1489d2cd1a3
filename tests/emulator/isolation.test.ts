import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCRATCH_ROOT } from '../support/run-cli.js';
import { HOST_ROOT, type RunningApp, startApp } from '../support/start-app.js';

const run = promisify(execFile);
const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);

const files = 10;

let folder: string;

beforeAll(async () => {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  folder = await mkdtemp(path.join(SCRATCH_ROOT, 'isolation-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('two emulators with different states run side by side', async () => {
  const apps = await Promise.all([startApp(HOST_ROOT), startApp(HOST_ROOT)]);
  try {
    const [one, other] = apps;
    one.emulator.update('free', ({ site, ...rest }) => ({
      ...rest,
      site: { ...site, siteDisplayName: 'Of one' },
    }));
    other.emulator.faults.add({ kind: 'status', status: 503, operation: 'get-app-instance' });
    other.emulator.clock.advance(86_400_000);

    const ask = ({ call }: RunningApp) =>
      call('backend/instance/getInstance', { instance: 'free' });
    const [first, second] = await Promise.all([ask(one), ask(other)]);
    expect(first).toMatchObject({ status: 200, body: { site: { siteDisplayName: 'Of one' } } });
    expect(second.status).toBe(502);
    // Whose token it is, only the emulator that has minted it knows.
    const foreign = await other.call('backend/instance/echo', { token: one.token('visitor') });
    expect(foreign.status).toBe(401);

    other.reset();
    expect((await ask(other)).body).toMatchObject({
      site: { siteDisplayName: 'Field Notes Studio' },
    });
    expect((await ask(one)).body).toMatchObject({ site: { siteDisplayName: 'Of one' } });
  } finally {
    await Promise.all(apps.map(({ close }) => close()));
  }
});

test('200 tests in parallel files never see each other’s data', async () => {
  const suite = path.relative(folder, path.join(HOST_ROOT, '../isolation/suite.ts'));
  for (let file = 1; file <= files; file += 1) {
    await writeFile(
      path.join(folder, `${file}.test.ts`),
      `import { testIsolation } from '${suite}';\ntestIsolation(${file});\n`,
    );
  }
  const report = path.join(folder, 'report.json');
  const config = {
    test: {
      maxWorkers: 4,
      fileParallelism: true,
      expect: { poll: { timeout: 20_000 } },
      testTimeout: 120_000,
      hookTimeout: 600_000,
      reporters: [['json', { outputFile: report }]],
    },
  };
  await writeFile(
    path.join(folder, 'vitest.config.js'),
    `export default ${JSON.stringify(config)}`,
  );
  const { VITEST: _, ...env } = process.env;
  await run(process.execPath, [vitest, 'run', '--root', folder], { env });
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
    numTotalTests: files * 20,
    numPassedTests: files * 20,
    testResults: Array.from({ length: files }, () => ({ status: 'passed' })),
  });
}, 600_000);
