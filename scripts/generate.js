import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each generated file, and the module and function that make its text. */
const targets = {
  'docs/emulator-coverage.md': ['packages/emulator/scripts/coverage.ts', 'describeCoverage'],
  'docs/migration-reference.md': ['scripts/migration-reference.ts', 'describeComparison'],
  'docs/troubleshooting.md': ['scripts/troubleshooting.ts', 'describeMistakes'],
  'examples/blocks/public-instance.js': [
    'scripts/public-instance-for-blocks.ts',
    'publicInstanceForBlocks',
  ],
};

const [, , file] = process.argv;
const target = targets[file];
if (!target) throw new Error(`Nothing generates "${file}". Use one of: ${Object.keys(targets)}`);
const [source, name] = target;
// Node 20 does not run TypeScript, and Vite does.
const { module } = await runnerImport(path.join(root, source), { configFile: false });
await writeFile(path.join(root, file), await module[name]());
