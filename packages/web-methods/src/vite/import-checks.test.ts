import { afterEach, describe, expect, test } from 'vitest';
import { TestProject } from './project.harness.js';
import type { Side } from './side.js';

let project: TestProject | undefined;

afterEach(async () => {
  await project?.remove();
  project = undefined;
});

async function createProject(files: Record<string, string>): Promise<TestProject> {
  project = await TestProject.create(files);
  return project;
}

const webModule = `
import { Permissions, webMethod } from '@wix/web-methods';
import { make } from './make';
export const a = webMethod(Permissions.Anyone, () => 1);
export const made = make();
export const LIMIT = Number('4');
export const LIST = Object.freeze(['one']);
export function plain() {}
export enum Level { Low, High }
export namespace N { export const V = 1 }
export import Q = N.V;
export interface Plan { name: string }
`;

const files = {
  'src/backend/demo.web.ts': webModule,
  'src/other.ts': 'export const x = 1;',
  'src/backend/make.ts':
    "import { webMethod } from '@wix/web-methods'; export const make = () => webMethod('Anyone', () => 1);",
};

/** What makes a frontend see the message of an import that is refused. */
const ways: [string, (project: TestProject) => Promise<unknown>][] = [
  ['a build', (built) => built.build('frontend')],
  [
    'a dev server',
    async (served) => {
      const { environments } = await served.serve('frontend');
      await environments.client.transformRequest('/src/main.ts');
    },
  ],
];

describe.each(ways)('imports from a web module in %s', (way, load) => {
  test.each([
    [
      'a number from a web module',
      "import { LIMIT } from './backend/demo.web'; export { LIMIT };",
      'LIMIT',
    ],
    ['a frozen array', "export { LIST } from './backend/demo.web';", 'LIST'],
    ['an enum', "import { Level } from './backend/demo.web'; export const l = Level.Low;", 'Level'],
    [
      'a TypeScript namespace',
      "import { N } from './backend/demo.web'; export const v = N.V;",
      'N',
    ],
    [
      'an alias of a namespace member',
      "import { Q } from './backend/demo.web'; export { Q };",
      'Q',
    ],
    [
      'a missing default export',
      "import demo from './backend/demo.web'; export { demo };",
      'default',
    ],
    [
      'a number through a namespace import',
      "import * as demo from './backend/demo.web'; export const l = demo.LIMIT;",
      'LIMIT',
    ],
    [
      'a number through import()',
      "export const f = async () => { const { LIMIT } = await import('./backend/demo.web'); return LIMIT; };",
      'LIMIT',
    ],
    [
      'a number through an import() variable',
      "export const f = async () => { const demo = await import('./backend/demo.web'); return demo.LIMIT; };",
      'LIMIT',
    ],
    [
      'a number through import().then()',
      "export const f = () => import('./backend/demo.web').then(({ LIMIT }) => LIMIT);",
      'LIMIT',
    ],
    [
      'a number through an awaited import()',
      "export const f = async () => (await import('./backend/demo.web')).LIMIT;",
      'LIMIT',
    ],
    [
      'a number from a destructured namespace import',
      "import * as demo from './backend/demo.web'; const { LIMIT } = demo; export { LIMIT };",
      'LIMIT',
    ],
    [
      'a number from a destructured import() variable',
      "export const f = () => import('./backend/demo.web').then((m) => { const { LIMIT } = m; return LIMIT; });",
      'LIMIT',
    ],
    [
      'a number through one of two import() variables of the same name',
      "export const f = () => import('./backend/demo.web').then((m) => m.LIMIT); export const g = () => import('./other').then((m) => m.x);",
      'LIMIT',
    ],
  ])(
    `${way} rejects the import of %s and names the export and both files`,
    async (_title, main, name) => {
      const created = await createProject({ ...files, 'src/main.ts': main });
      await expect(load(created)).rejects.toThrow(
        new RegExp(
          `"${name}" is not exported by "src/backend/demo.web.ts" to frontends, imported by "src/main.ts"`,
        ),
      );
    },
  );

  test.each([
    ['a plain function', 'plain', 'Wrap it in webMethod().'],
    ['a value', 'LIMIT', 'Move it to a file outside of src/backend'],
    ['a type as a value', 'Plan', 'If "Plan" is a type, use `import type`.'],
    ['a name that is not exported', 'nothing', 'exports no such value. It offers: a, made.'],
  ])(`${way} suggests a fix for the import of %s`, async (_title, name, remedy) => {
    const main = `export { ${name} } from './backend/demo.web';`;
    const created = await createProject({ ...files, 'src/main.ts': main });
    await expect(load(created)).rejects.toThrow(remedy);
  });

  test.each([
    ['src/backend/instance.ts', './backend/instance', 'instance.web.ts'],
    ['src/backend/parts.jsx', './backend/parts.jsx', 'parts.web.js'],
  ])(
    `${way} suggests renaming %s, which has a web method but is no web module`,
    async (file, source, renamed) => {
      const created = await createProject({
        [file]:
          "import { webMethod } from '@wix/web-methods'; export const a = webMethod('Anyone', () => 1);",
        'src/main.ts': `export { a } from '${source}';`,
      });
      const message = await load(created).then(String, ({ message }: Error) => message);
      expect(message).toContain(`Rename it to ${renamed}, and import it by this name.`);
    },
  );

  test.each(['./backend/demoo.web', './demo.web.ts', './backend/deep.web.js'])(
    `${way} lists the web modules for an import of %s, which does not exist`,
    async (source) => {
      const created = await createProject({
        ...files,
        'src/backend/deep/er.web.ts': webModule,
        'src/main.ts': `export { a } from '${source}';`,
      });
      const message = await load(created).then(String, ({ message }: Error) => message);
      expect(message).toContain(
        `there is no web module "${source}", which src/main.ts imports. There is: ./backend/deep/er.web, ./backend/demo.web.`,
      );
    },
  );

  test(`${way} says that the app has no web modules`, async () => {
    const created = await createProject({
      'src/main.ts': "export { a } from '../backend/demo.web';",
    });
    await expect(load(created)).rejects.toThrow('The app has no web modules.');
  });

  test(`${way} accepts imports of methods and types, and another variable of the same name`, async () => {
    const main = `
      import { a, made, type Plan } from './backend/demo.web';
      import * as demo from './backend/demo.web';
      export const f = async (plan: Plan) => [a(), made(), demo.a(), plan];
      export const g = (demo: { LIMIT: number }) => demo.LIMIT;
      export const h = async () => (await import('./backend/demo.web')).made();`;
    const created = await createProject({ ...files, 'src/main.ts': main });
    await expect(load(created)).resolves.not.toThrow();
  });

  test(`${way} suggests naming the exports of a package that a web module re-exports`, async () => {
    const created = await createProject({
      'src/backend/demo.web.ts': "export * from 'devalue';",
      'src/main.ts': "export { parse } from './backend/demo.web';",
    });
    await expect(load(created)).rejects.toThrow("`export { parse } from 'devalue'`");
  });

  test(`${way} suggests renaming a .jsw file`, async () => {
    const created = await createProject({
      'src/backend/old.jsw': 'export function f() {}',
      'src/main.ts': "export { f } from './backend/old.jsw';",
    });
    await expect(load(created)).rejects.toThrow(
      /old\.jsw.*Rename it to \.web\.js and wrap each function.*webMethod\(\)/,
    );
  });
});

test('a web method outside of src/backend is refused in a build and in a dev server, with the name that makes its file a web module', async () => {
  const created = await createProject({
    'src/shared/instance.mts':
      "import { webMethod } from '@wix/web-methods'; export const a = webMethod('Anyone', () => 1);",
    'src/main.ts': "export { a } from './shared/instance.mjs';",
  });
  const message =
    'src/shared/instance.mts has the web method "a", and a frontend imports the file, which is no web module. Rename it to instance.web.ts, and import it by this name.';
  await expect(created.build('frontend')).rejects.toThrow(message);
  const { environments } = await created.serve('frontend');
  const loading = environments.client.transformRequest('/src/shared/instance.mts');
  await expect(loading).rejects.toThrow(message);
});

describe('web modules that cannot be called', () => {
  const sides: [Side, string][] = [
    ['frontend', "export { a } from './backend/demo.web';"],
    ['backend', "export { modules } from 'virtual:wix-web-methods/manifest';"],
  ];
  const a =
    "import { webMethod } from '@wix/web-methods'; export const a = webMethod('Anyone', f);";
  const cases: [string, string, string, RegExp][] = [
    [
      'an export named then',
      'demo.web.ts',
      `${a} export const then = a;`,
      /exports "then".*Rename/,
    ],
    ['an export name with a slash', 'demo.web.ts', `${a} export { a as 'x/y' };`, /"x\/y".*Rename/],
    ['module.exports', 'demo.web.js', 'module.exports = { a: 1 };', /CommonJS.*ES module exports/],
    ['`export =`', 'demo.web.ts', 'const a = 1; export = { a };', /CommonJS.*ES module exports/],
  ];
  describe.each(sides)('a %s build', (side, main) => {
    test.each(cases)(
      `a ${side} build rejects a web module with %s and suggests a fix`,
      async (_, file, content, message) => {
        const created = await createProject({
          [`src/backend/${file}`]: content,
          'src/main.ts': main,
        });
        await expect(created.build(side)).rejects.toThrow(message);
      },
    );

    test.each(['a%20b.web.ts', '100%.web.ts'])(
      `a ${side} build rejects a web module named %s and suggests renaming it`,
      async (file) => {
        const created = await createProject({
          [`src/backend/${file}`]: a,
          'src/main.ts': main.replace('demo.web', file),
        });
        await expect(created.build(side)).rejects.toThrow(`src/backend/${file}. Rename the file`);
      },
    );
  });

  test('a web module and its exports may have names that a URL encodes', async () => {
    const created = await createProject({
      'src/backend/straße & co.web.ts': `${a} export { a as 'a name' };`,
      'src/main.ts': "export { 'a name' as a } from './backend/straße & co.web';",
    });
    expect(await created.build('frontend')).toContain('/api/web-methods/backend/stra');
  });
});

test('a server build warns about a .jsw file, which is not served', async () => {
  const created = await createProject({
    'src/backend/old.jsw': 'export function f() {}',
    'src/main.ts': "export { modules } from 'virtual:wix-web-methods/manifest';",
  });
  await created.build('backend');
  expect(created.warnings.join()).toMatch(/src\/backend\/old\.jsw.*Rename it to \.web\.js/);
});

test.each([
  [
    'warns about code that reads BASE_API_URL',
    'export const url = import.meta.env.BASE_API_URL;',
    1,
  ],
  [
    'does not warn about BASE_API_URL in a comment',
    '// import.meta.env.BASE_API_URL\nexport const url = 1;',
    0,
  ],
])('a frontend build %s', async (_, main, count) => {
  const created = await createProject({ 'src/main.ts': main });
  await created.build('frontend');
  const warnings = created.warnings.filter((warning) => warning.includes('BASE_API_URL'));
  expect(warnings).toHaveLength(count);
  for (const warning of warnings) {
    expect(warning).toContain('src/main.ts reads import.meta.env.BASE_API_URL');
    expect(warning).toContain("new URL('/api/…', import.meta.url)");
  }
});
