import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeApp } from '../../app-source/app.harness.js';
import { describeCoverage } from './describe-coverage.js';
import type { CoverageReport } from './report.js';

const modules = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/** The report about an app with these files and with the packages of the repository. */
async function reportOn(files: Readonly<Record<string, string>>): Promise<CoverageReport> {
  const root = await writeApp(files);
  await symlink(modules, join(root, 'node_modules'));
  return describeCoverage(root);
}

test('describeCoverage() lists a refused call that the app catches', async () => {
  const { calls, totals } = await reportOn({
    'src/backend/backups.web.ts': `import { backups } from '@wix/data';
import { Permissions, webMethod } from '@wix/web-methods';
export const list = webMethod(Permissions.Anyone, async () => {
  try {
    return await backups.listBackups();
  } catch {
    return [];
  }
});`,
  });
  expect(calls).toEqual([
    {
      runsIn: 'backend',
      kind: 'request',
      name: 'backups.listBackups()',
      package: '@wix/data',
      method: 'GET',
      url: 'https://www.wixapis.com/wix-data/v2/backups',
      answer: 'refused',
      places: [{ file: 'src/backend/backups.web.ts', line: 5 }],
    },
  ]);
  expect(totals).toMatchObject({ refused: 1, unknown: 0, partial: 0, emulated: 0 });
});

test('describeCoverage() lists a call once for each side, with all of its places', async () => {
  const code = `import { appInstances } from '@wix/app-management';
export const get = () => appInstances.getAppInstance();`;
  const { calls, files } = await reportOn({
    'src/extensions.ts': `import { extensions } from '@wix/astro/builders';
extensions.dashboardPage({ component: './page.tsx' });`,
    'src/page.tsx': "import './shared';",
    'src/shared.ts': code,
    'src/backend/a.ts': `${code}\nimport '../shared';\nexport const again = () => appInstances.getAppInstance();`,
  });
  expect(
    calls.map(({ runsIn, name, answer, places }) => ({ runsIn, name, answer, places })),
  ).toEqual([
    {
      runsIn: 'backend',
      name: 'appInstances.getAppInstance()',
      answer: 'partial',
      places: [
        { file: 'src/backend/a.ts', line: 2 },
        { file: 'src/backend/a.ts', line: 4 },
        { file: 'src/shared.ts', line: 2 },
      ],
    },
    {
      runsIn: 'page',
      name: 'appInstances.getAppInstance()',
      answer: 'partial',
      places: [{ file: 'src/shared.ts', line: 2 }],
    },
  ]);
  expect(files).toContainEqual({
    file: 'src/shared.ts',
    runsIn: ['backend', 'page'],
    reasons: ['imported by src/backend/a.ts', 'imported by src/page.tsx'],
  });
});

test('describeCoverage() says how events and calls of the hosts are answered', async () => {
  const { calls } = await reportOn({
    'src/backend/events.ts': `import { appInstances } from '@wix/app-management';
import { items } from '@wix/data';
appInstances.onAppInstanceInstalled(() => {});
items.onDataItemCreated(() => {});`,
    'src/page.tsx': `import { dashboard, LayoutType } from '@wix/dashboard';
import { widget, info, inputs } from '@wix/editor';
dashboard.showToast({ message: String(LayoutType.Mobile) });
dashboard.fly();
widget.getProp('a');
info.getLocales();
inputs.selectColor('b');
createClient({ auth: dashboard.auth(), modules: { dashboard } });`,
  });
  expect(calls.map(({ kind, name, answer }) => `${kind} ${name} ${answer}`)).toEqual([
    'event items.onDataItemCreated() partial',
    'event appInstances.onAppInstanceInstalled() emulated',
    'editor info.getLocales() refused',
    'dashboard dashboard.* unknown',
    'dashboard dashboard.fly() unknown',
    'editor inputs.selectColor() partial',
    'dashboard dashboard.showToast() emulated',
    'editor widget.getProp() emulated',
  ]);
});

test('describeCoverage() leaves out requests to this computer and to the app, and queries', async () => {
  const { calls } = await reportOn({
    'src/backend/a.ts': `fetch('http://localhost:3000/a');
fetch('/api/a');
fetch(new URL('/api/a', import.meta.url));
fetch('https://api.example.com/a?key=secret');
fetch('https://api.example.com/eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.abcdefgh');`,
  });
  expect(calls.map(({ url }) => url)).toEqual([
    'https://api.example.com/[redacted]',
    'https://api.example.com/a',
  ]);
  expect(calls.map(({ answer }) => answer)).toEqual(['refused', 'refused']);
});

test('describeCoverage() lists a request of a page to a third party as refused, in spite of an own answer', async () => {
  const { calls } = await reportOn({
    'wix-emulator.answers.ts': `export default {
  'GET https://api.example.com/a': () => Response.json({}),
  'GET https://www.wixapis.com/a/b': () => Response.json({}),
};`,
    'src/backend/a.ts': "fetch('https://api.example.com/a');",
    'src/page.tsx': `fetch('https://api.example.com/a');
httpClient.fetchWithAuth('https://www.wixapis.com/a/b');
import { httpClient } from '@wix/essentials';`,
  });
  expect(calls.map(({ runsIn, answer, url, note }) => [runsIn, answer, url, note])).toEqual([
    ['backend', 'own', 'https://api.example.com/a', undefined],
    [
      'page',
      'refused',
      'https://api.example.com/a',
      "Pages reach only Wix's APIs and this computer.",
    ],
    ['page', 'own', 'https://www.wixapis.com/a/b', undefined],
  ]);
});

test('describeCoverage() finds an export in the right one of several `export *`', async () => {
  const { calls } = await reportOn({
    'src/lib/wix.ts': `export * from '@wix/nothing';
export * from '@wix/data';
export * from '@wix/secrets';
export * from './own';
export { items as backups } from '@wix/data';`,
    'src/lib/own.ts': `import { appInstances } from '@wix/app-management';
export const own = () => appInstances.getAppInstance();`,
    'src/backend/a.ts': `import { items, secrets, own, backups } from '../lib/wix';
items.get('a', 'b');
secrets.getSecretValue('a');
backups.count('a');
own();`,
  });
  expect(calls.map(({ name, answer }) => `${name} ${answer}`)).toEqual([
    'appInstances.getAppInstance() partial',
    'items.count() partial',
    'items.get() partial',
    'secrets.getSecretValue() partial',
  ]);
});

test('describeCoverage() names an import that leads to no file and no package', async () => {
  const { calls, unread } = await reportOn({
    'src/backend/a.ts': `import { wix } from '$wix/client';
import type { A } from '$types';
import { z } from 'zod';
import { env } from 'astro:env/server';
import { join } from 'path';
import './style.css';
wix.items.query('a');
await import(wix.name);`,
  });
  expect(unread).toEqual([
    {
      file: 'src/backend/a.ts',
      reason: 'The import of "$wix/client" is not found, so calls through it are missing.',
    },
  ]);
  expect(calls).toMatchObject([
    { name: 'import()', answer: 'unknown', note: 'The imported package is not known.' },
  ]);
});

test('describeCoverage() lists what it cannot establish', async () => {
  const { calls, unread } = await reportOn({
    'src/backend/a.ts': `import { things } from '@wix/nothing';
import { items } from '@wix/data';
import { httpClient } from '@wix/essentials';
things.get();
send(items);
fetch(address);
send(httpClient.fetchWithAuth);`,
    'src/backend/b.ts': 'const = ;',
  });
  expect(calls.map(({ name, answer, note }) => [name, answer, note])).toEqual([
    ['fetch()', 'unknown', 'The URL is not known.'],
    ['httpClient.fetchWithAuth()', 'unknown', 'The URL of the request is not known.'],
    ['items.*', 'unknown', 'The app passes the module on, so not all of its calls are known.'],
    ['things.get()', 'unknown', '@wix/nothing is not installed.'],
  ]);
  expect(unread).toMatchObject([{ file: 'src/backend/b.ts' }]);
});

test.each([
  ['own', { 'wix-emulator.answers.ts': 'export default {};' }],
  ['generic', { 'package.json': '{}' }],
])(
  'describeCoverage() lists a call as %s, and as refused without what answers it',
  async (answer, without) => {
    const files = {
      'package.json': '{ "dependencies": { "@wix/auto_sdk_crm_contacts": "1" } }',
      'wix-emulator.answers.ts': `export default {
  'POST https://api.example.com/v1/orders/:id': () => Response.json({}),
};`,
      'src/backend/a.ts': `import { getContact, mergeContacts } from '@wix/auto_sdk_crm_contacts';
getContact('a');
mergeContacts('a', 1);
fetch(\`https://api.example.com/v1/orders/\${id}\`, { method: 'POST' });`,
    };
    const answersOf = async (all: Readonly<Record<string, string>>) => {
      const { calls } = await reportOn(all);
      return new Set(calls.map((call) => call.answer));
    };
    expect(await answersOf(files)).toEqual(new Set(['refused', 'generic', 'own']));
    expect(await answersOf({ ...files, ...without })).not.toContain(answer);
  },
);

test('describeCoverage() lists a call whose own answer names the method', async () => {
  const { calls } = await reportOn({
    'wix-emulator.answers.ts': `export default {
  '@wix/auto_sdk_crm_contacts queryContacts': () => Response.json({ contacts: [] }),
};`,
    'src/backend/a.ts': `import { queryContacts } from '@wix/auto_sdk_crm_contacts';
queryContacts().find();`,
  });
  expect(calls).toMatchObject([{ name: 'queryContacts()', answer: 'own' }]);
});
