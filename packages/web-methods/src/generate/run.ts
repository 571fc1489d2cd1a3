import path from 'node:path';
import { normalizePath } from 'vite';
import { compareProject, generate } from './generate.js';
import type { Difference } from './generated-files.js';
import { lintFrontends } from './lint.js';
import { type GenerateOptions, readOptions, USAGE } from './options.js';
import { type LoadedProject, loadProject } from './project.js';
import { watchProject } from './watch.js';

/** Writes a line for the user. */
type Print = (line: string) => void;

const VERBS = { missing: 'wrote', outdated: 'updated', 'left-over': 'removed' };

const PROBLEMS = {
  missing: 'is missing',
  outdated: 'is out of date',
  'left-over': 'is left over: its web module or its method is gone',
};

/**
 * Runs the command line.
 * @param args The arguments after the name of the command.
 * @param folder The current folder.
 * @param print Writes a line of the output. Default: to the standard output.
 * @returns The exit code. With `--watch`, the promise never resolves.
 * @throws {Error} If an argument is not valid, or if a file cannot be generated.
 */
export async function run(
  [command, ...args]: readonly string[],
  folder: string,
  print: Print = (line) => process.stdout.write(`${line}\n`),
): Promise<number> {
  if (command === 'help' || command === '--help' || command === '-h' || args.includes('--help')) {
    print(USAGE);
    return 0;
  }
  if (command !== 'generate') {
    throw new Error(command === undefined ? USAGE : `Unknown command "${command}".\n\n${USAGE}`);
  }
  const options = readOptions(args);
  const project = await loadProject(folder);
  if (options.check) return check(project, options, print);
  const write = () => update(project, options, print);
  if (options.watch) {
    const onReady = () => print(`Watching ${shown(project.srcDir, project)}`);
    return watchProject(project, write, onReady);
  }
  await write();
  return 0;
}

async function update(project: LoadedProject, options: GenerateOptions, print: Print) {
  const { plan, differences } = await generate(project, options);
  for (const { file, kind } of differences) print(`${VERBS[kind]} ${shown(file, project)}`);
  const count = plan.modules === 1 ? '1 web module' : `${plan.modules} web modules`;
  // The watcher also notices the files that it has written itself.
  if (differences.length === 0 && !options.watch) print(`The clients of ${count} are up to date.`);
}

async function check(project: LoadedProject, options: GenerateOptions, print: Print) {
  const { plan, differences } = await compareProject(project, options);
  for (const difference of differences) print(describe(difference, project));
  if (differences.length > 0) {
    print('Run "npx wix-astro-web-methods generate" with the same options, and commit the files.');
  }
  const violations = await lintFrontends(project, plan, options);
  for (const violation of violations) print(violation);
  if (violations.length > 0) {
    print(
      'If the first file of a chain runs on the server only, name it or its folder: --server <path>.',
    );
  }
  return differences.length + violations.length > 0 ? 1 : 0;
}

function describe({ file, kind }: Difference, project: LoadedProject): string {
  return `${shown(file, project)} ${PROBLEMS[kind]}.`;
}

function shown(file: string, { root }: LoadedProject): string {
  return normalizePath(path.relative(root, file));
}
