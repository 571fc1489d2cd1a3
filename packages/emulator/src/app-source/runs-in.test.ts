import { expect, test } from 'vitest';
import { rolesIn } from './app.harness.js';

const extensions = `import { app, extensions } from '@wix/astro/builders';
import page from './extensions/page.extension';
export default app()
  .use(page)
  .use(extensions.event({ id: '1', source: './extensions/event.ts' }))
  .use(extensions.embeddedScript({ id: '2', source: './extensions/badge.html' }));`;

test('whereFilesRun() follows the imports of the extensions and of the backend', async () => {
  const roles = await rolesIn({
    'src/extensions.ts': extensions,
    'src/extensions/page.extension.ts': `import { extensions } from '@wix/astro/builders';
export default extensions.dashboardPage({ id: '3', component: './extensions/page.tsx' });`,
    'src/extensions/page.tsx': `import { list } from '../backend/list.web';
import { both } from '../shared/both';
import type { T } from '../backend/types';`,
    'src/extensions/event.ts': '',
    'src/extensions/badge.html': '<script type="module" src="./badge.ts"></script>',
    'src/extensions/badge.ts': '',
    'src/backend/list.web.ts': "export * from './data'; import '../shared/both';",
    'src/backend/data.ts': '',
    'src/backend/types.ts': '',
    'src/shared/both.ts': "const lazy = () => import('./lazy');",
    'src/shared/lazy.ts': '',
    'src/pages/api/a.ts': '',
    'src/middleware.ts': '',
    'src/unused/list.jsx': "import './helper';",
    'src/unused/helper.js': '',
  });
  expect(
    Object.fromEntries(Object.entries(roles).map(([file, { runsIn }]) => [file, runsIn.join()])),
  ).toEqual({
    'src/extensions.ts': 'backend',
    'src/extensions/page.extension.ts': 'backend',
    'src/extensions/page.tsx': 'page',
    'src/extensions/event.ts': 'backend',
    'src/extensions/badge.html': 'page',
    'src/extensions/badge.ts': 'page',
    'src/backend/list.web.ts': 'backend',
    'src/backend/data.ts': 'backend',
    'src/backend/types.ts': 'backend',
    'src/shared/both.ts': 'backend,page',
    'src/shared/lazy.ts': 'backend,page',
    'src/pages/api/a.ts': 'backend',
    'src/middleware.ts': 'backend',
    'src/unused/list.jsx': 'page',
    'src/unused/helper.js': 'page',
  });
});

test('whereFilesRun() says how it decided', async () => {
  const roles = await rolesIn({
    'src/extensions.ts': extensions,
    'src/extensions/event.ts': "import '../lib';",
    'src/lib.ts': '',
    'src/other.ts': '',
    'src/backend/a.ts': '',
    'src/x/b.web.js': '',
  });
  const reasons = Object.fromEntries(
    Object.entries(roles).map(([file, role]) => [file, role.reasons]),
  );
  expect(reasons).toMatchObject({
    'src/extensions/event.ts': ['the extension event in src/extensions.ts'],
    'src/lib.ts': ['imported by src/extensions/event.ts'],
    'src/other.ts': ['neither an extension nor the backend imports it'],
    'src/backend/a.ts': ['in src/backend'],
    'src/x/b.web.js': ['a web module'],
  });
});
