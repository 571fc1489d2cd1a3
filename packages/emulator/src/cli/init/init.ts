import { createInterface } from 'node:readline/promises';
import { createTwoFilesPatch } from 'diff';
import { detect, resolveCommand } from 'package-manager-detector';
import { EmulatorError } from '../../util/emulator-error.js';
import { print } from '../print.js';
import { readArguments } from '../read-arguments.js';
import { runCommand } from '../run-command.js';
import { isEmptyFolder, newAppFiles } from './new-app.js';
import { type FileChange, type Plan, planSetup, writeChanges } from './plan.js';

const HELP = `Usage: wix-emulator init [options]

Adds to a Wix app on Astro what it needs for web methods and for the emulator: the packages, webMethods()
in the Astro config, scripts, and lines in .gitignore. Nothing of the app is removed. In an empty folder,
creates a small app. Shows the changes first, and asks. Run it in the app's folder.

  -y, --yes  make the changes without asking`;

const DONE = 'Done. To start the app: npx wix-emulator dev';

/** A command of the app's package manager. */
interface Install {
  readonly command: string;
  readonly args: readonly string[];
}

/** The command `init`. */
export async function init(args: readonly string[]): Promise<void> {
  const options = { yes: { type: 'boolean', short: 'y' } } as const;
  const { values } = readArguments(HELP, { args, options });
  const root = process.cwd();
  if (await isEmptyFolder(root)) return create(root, values.yes);
  const plan = await planSetup(root);
  const installs = await installsOf(plan, root);
  if (installs.length === 0 && plan.changes.length === 0) {
    print(['The app has everything already.', ...plan.byHand].join('\n\n'));
    return;
  }
  for (const { command, args: rest } of installs) print(`$ ${[command, ...rest].join(' ')}\n`);
  for (const change of plan.changes) print(patchOf(change));
  for (const text of plan.byHand) print(`${text}\n`);
  if (!(await isAccepted(values.yes))) return;
  for (const install of installs) await run(install, 'no file of the app was changed');
  // The package manager has changed the package.json.
  const { changes } = await planSetup(root);
  await writeChanges(root, changes);
  print(DONE);
}

/** Creates a new app in an empty folder. */
async function create(root: string, yes: boolean | undefined): Promise<void> {
  const files = await newAppFiles(root);
  print('This folder is empty. A small app with one web method, one site widget and one test:\n');
  for (const { name } of files) print(`  ${name}`);
  const { agent = 'npm' } = (await detect({ cwd: root })) ?? {};
  const install = resolveCommand(agent, 'install', []);
  if (install) print(`\n$ ${[install.command, ...install.args].join(' ')}\n`);
  if (!(await isAccepted(yes))) return;
  await writeChanges(root, files);
  if (install) await run(install, 'the app is there, but its packages are not');
  print(DONE);
}

async function installsOf({ packages }: Plan, root: string): Promise<Install[]> {
  const { agent = 'npm' } = (await detect({ cwd: root })) ?? {};
  const lists = [packages.dependencies, ['-D', ...packages.devDependencies]];
  return lists
    .filter((list) => list.some((name) => name !== '-D'))
    .flatMap((list) => resolveCommand(agent, 'add', [...list]) ?? []);
}

function patchOf({ name, before, after }: FileChange): string {
  const patch = createTwoFilesPatch(name, name, before, after, '', '', { context: 2 });
  // The first lines are for programs.
  return patch.slice(patch.indexOf('--- '));
}

/** Asks the user, unless they have agreed already. Without a terminal, there is nobody to ask. */
async function isAccepted(yes = false): Promise<boolean> {
  if (yes || (await ask('Make these changes? (y/N) '))) return true;
  print('Nothing was changed. To make the changes: npx wix-emulator init --yes');
  process.exitCode = 1;
  return false;
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

async function run({ command, args }: Install, consequence: string): Promise<void> {
  const code = await runCommand(command, args, process.env);
  if (code === 0) return;
  const text = [command, ...args].join(' ');
  throw new EmulatorError('APP_SETUP', `"${text}" failed, so ${consequence}.`);
}
