import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

const swallowing = `import { backups } from '@wix/data';
import { Permissions, webMethod } from '@wix/web-methods';

export const list = webMethod(Permissions.Anyone, async () => {
  try {
    const found = await backups.listBackups();
    return found.backups;
  } catch {
    return [];
  }
});
`;

let small: SmallApp;

beforeAll(async () => {
  small = await createSmallApp({
    files: {
      'src/widget.ts': 'export default class extends HTMLElement {}\n',
      'src/backend/backups.web.js': swallowing,
    },
  });
});

afterAll(() => small.remove());

test('`wix-emulator coverage --strict` exits with 1 if a web method swallows a refusal', async () => {
  const { code, stdout, stderr } = await runCli(['coverage', '--strict'], { root: small.root });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toBe(`Backend
  refused   backups.listBackups()  GET /wix-data/v2/backups
              src/backend/backups.web.js:6

1 call: 1 refused, 0 unknown, 0 generic, 0 partial, 0 own, 0 emulated
`);
});

test('`wix-emulator coverage` exits with 0 without `--strict`', async () => {
  const { code } = await runCli(['coverage'], { root: small.root });
  expect(code).toBe(0);
});

test('`wix-emulator coverage --strict` exits with 0 if the emulator refuses nothing', async () => {
  const { code, stdout, stderr } = await runCli(['coverage', '--strict'], { root: repository });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^ {2}partial +appInstances\.getAppInstance\(\) +GET \/apps\/v1\/instance\n +src\/backend\/instance\.web\.ts:\d+/m,
  );
  expect(stdout).toMatch(/^Pages\n(.|\n)* widget\.getProp\(\)/m);
  expect(stdout).toMatch(
    /\n\d+ calls: 0 refused, 0 unknown, 0 generic, \d+ partial, 0 own, \d+ emulated\n$/,
  );
});

test('`wix-emulator coverage --json` prints a report for programs', async () => {
  const { code, stdout } = await runCli(['coverage', '--json'], { root: small.root });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    calls: [
      {
        runsIn: 'backend',
        kind: 'request',
        name: 'backups.listBackups()',
        package: '@wix/data',
        method: 'GET',
        url: 'https://www.wixapis.com/wix-data/v2/backups',
        answer: 'refused',
        places: [{ file: 'src/backend/backups.web.js', line: 6 }],
      },
    ],
    files: [{ file: 'src/backend/backups.web.js', runsIn: ['backend'], reasons: ['a web module'] }],
    unread: [],
    totals: { refused: 1, unknown: 0, generic: 0, partial: 0, own: 0, emulated: 0 },
  });
});

test('`wix-emulator coverage` says that a folder has no app', async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const { code, stdout, stderr } = await runCli(['coverage'], { root });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /wix\.config\.json not found\. Run wix-emulator in the folder of a Wix app/,
  );
});
