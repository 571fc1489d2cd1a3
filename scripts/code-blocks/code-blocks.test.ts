import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkCodeBlocks } from './check-code-blocks.js';
import { parseCodeBlocks, ROOT, readCodeBlocks } from './code-block.js';

/** The pages that users read. */
async function listPages(): Promise<string[]> {
  const docs = (await readdir(path.join(ROOT, 'docs'))).filter((name) => name.endsWith('.md'));
  const folders = await Promise.all(
    ['packages', 'examples'].map(async (parent) =>
      (await readdir(path.join(ROOT, parent))).map((name) => `${parent}/${name}/README.md`),
    ),
  );
  return ['README.md', ...docs.map((name) => `docs/${name}`), ...folders.flat()];
}

/** A page with one code block. */
function pageWith(language: string, code: string, comment = ''): string {
  return `Some text.\n\n${comment}\n\`\`\`${language}\n${code}\n\`\`\`\n`;
}

test('the code blocks of all pages compile, and their commands exist', async () => {
  const blocks = await Promise.all((await listPages()).map(readCodeBlocks));
  expect(await checkCodeBlocks(blocks.flat())).toEqual([]);
}, 300_000);

test('a code block that does not compile is a problem, with the line and the error', async () => {
  const page = [
    pageWith('ts', '\nconst a: string = 1;'),
    pageWith('js', 'show();'),
    pageWith('ts', "import { a } from 'wix-emulator';"),
  ].join('\n');
  const problems = await checkCodeBlocks(parseCodeBlocks('docs/page.md', page));
  expect(problems.sort()).toEqual([
    expect.stringMatching(/^docs\/page\.md:13: error TS2304: .*'show'/),
    expect.stringMatching(/^docs\/page\.md:20: error TS2305: .*'a'/),
    expect.stringMatching(/^docs\/page\.md:6: error TS2322: /),
  ]);
});

test('a code block may use its context, and the other files of its page before and after it', async () => {
  const context = '<!-- with: declare function show(count: number): void; -->\n';
  const user = "import { a } from '../../backend/a.web';\n\nshow(await a());";
  const page = [
    pageWith('ts', '// src/backend/a.web.ts, on the server\nexport const a = async () => 1;'),
    pageWith('ts', `// src/extensions/b/b.ts\n${user}`, context),
    pageWith('js', 'export const add = (a, b) => a + b;'),
    pageWith('ts', '// src/backend/a.web.ts\nexport const b = async () => 1;'),
    '<!-- file src/hidden.ts: export const hidden = 1; -->\n',
    pageWith(
      'ts',
      "// src/c.ts\nimport { b } from './backend/a.web';\nimport { hidden } from './hidden';\n\nb().then(() => hidden);",
    ),
  ].join('\n');
  expect(await checkCodeBlocks(parseCodeBlocks('README.md', page))).toEqual([]);
});

test.for([
  ['no language', pageWith('', 'code'), 'The language "" is not one of'],
  ['broken JSON', pageWith('json', '{ "a": 1, }'), 'SyntaxError'],
  ['a context for JavaScript', pageWith('js', '', '<!-- with: let a; -->'), 'Only TypeScript'],
  [
    'another code than its source',
    pageWith('ts', 'a();', '<!-- from README.md -->'),
    'does not have',
  ],
  ['a source that is gone', pageWith('ts', 'a();', '<!-- from gone.ts -->'), 'no file gone.ts'],
  ['a test without it', pageWith('js', '', '<!-- run by knip.json -->'), 'does not run this'],
  ['an unknown program', pageWith('sh', 'npx wix-emulate dev'), 'program "wix-emulate"'],
  ['an unknown command', pageWith('sh', 'npx wix-emulator start'), 'command "start"'],
  ['an unknown option', pageWith('sh', 'npx wix-emulator dev --prot 1'), 'no option --prot'],
  ['an unknown script', pageWith('sh', 'npm run develop'), 'no script "develop"'],
  ['an option of a script', pageWith('sh', 'npm run dev -- --prot 1'), 'no option --prot'],
  ['an unknown package', pageWith('sh', 'npm install wix-emulatr'), '"wix-emulatr"'],
  ['a missing file', pageWith('sh', 'node scripts/gone.js'), 'no file scripts/gone.js'],
  ['a missing folder', pageWith('sh', 'cd examples/gone'), 'no folder examples/gone'],
  [
    'an option in a command of another',
    pageWith('sh', 'npx wix-emulator exec -- npx nothing'),
    'program "nothing"',
  ],
] as const)('a code block with %s is a problem', async ([, page, message]) => {
  const problems = await checkCodeBlocks(parseCodeBlocks('README.md', page));
  expect(problems).toEqual([expect.stringContaining(message)]);
  expect(problems[0]).toMatch(/^README\.md:[45]: /);
});

test('the commands of a list, of several lines and of the reader’s own folder are known', async () => {
  const script = [
    'PORT=3000 npm ci && npm run dev   # starts it',
    'npx wix-emulator dev \\',
    "  --allow-host 'my host'",
    'npm pack -w packages/emulator --pack-destination ../my-app',
    'cd ../my-app',
    'npm run own',
  ].join('\n');
  const manifest = pageWith('json', '{ "scripts": { "own": "node own.js" } }');
  const page = pageWith('sh', script) + manifest;
  expect(await checkCodeBlocks(parseCodeBlocks('README.md', page))).toEqual([]);
});
