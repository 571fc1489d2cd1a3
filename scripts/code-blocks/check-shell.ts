import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type CodeBlock, type Problem, problem, ROOT } from './code-block.js';
import { parseCommands } from './shell.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The commands of the packages of this repository. */
const OWN_COMMANDS: Readonly<Record<string, string>> = {
  'wix-emulator': 'packages/emulator/bin/wix-emulator.js',
  'wix-astro-web-methods': 'packages/web-methods/bin/wix-astro-web-methods.js',
};

/** Commands whose arguments are not checked. */
const OTHER_COMMANDS = ['curl', 'git', 'mkdir'];

/** Where a page's commands run, and what they have made so far. */
interface Place {
  /** The folder of the reader. */
  folder: string;
  /** Whether the folder is one of this repository, or else the reader's own. */
  isOurs: boolean;
  /** The scripts of the reader's own project, which the page shows as JSON. */
  readonly scripts: ReadonlySet<string>;
}

/**
 * Checks that the commands of a page's shell blocks exist: programs, npm scripts, packages, files, and
 * options of the commands of this repository, which their `--help` has to know.
 * @param page The page, relative to the repository.
 * @param blocks All blocks of the page.
 */
export async function checkShell(page: string, blocks: readonly CodeBlock[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const block of blocks.filter(({ language }) => language === 'sh')) {
    // The commands of an example run in its folder.
    const folder = block.folder ?? (page.startsWith('examples/') ? path.dirname(page) : '.');
    const isOurs = block.folder !== undefined || !/^(docs|packages)\//.test(page);
    const place = { folder, isOurs, scripts: shownScripts(blocks) };
    for (const { line, words } of parseCommands(block.code)) {
      const messages = await checkCommand(words, place);
      problems.push(...messages.map((message) => problem(block, message, line)));
    }
  }
  return problems;
}

async function checkCommand(words: readonly string[], place: Place): Promise<string[]> {
  const [name = '', ...args] = words;
  if (OTHER_COMMANDS.includes(name)) return [];
  switch (name) {
    case 'npm':
      return checkNpm(args, place);
    case 'npx':
      return checkNpx(args, place);
    case 'node':
      return checkNode(args, place);
    case 'cd':
      return enter(args[0] ?? '', place);
    case 'cp':
      return checkFile(args[0] ?? '', place);
    case 'docker':
      // The command in the container.
      return checkCommand(args.slice(args.indexOf('npx')), place);
    case 'sh': {
      const commands = args[0] === '-c' ? parseCommands(args[1] ?? '') : [];
      return (await Promise.all(commands.map((each) => checkCommand(each.words, place)))).flat();
    }
    default:
      return [`Unknown command "${name}".`];
  }
}

async function checkNpm(args: readonly string[], place: Place): Promise<string[]> {
  const [command = '', ...rest] = args;
  switch (command) {
    case 'ci':
    // It needs an account at Wix.
    case 'create':
    case 'pack':
      return [];
    case 'install':
      return rest.filter((word) => !word.startsWith('-')).flatMap(checkPackage);
    case 'run':
      return checkScript(rest, place);
    case 'test':
    case 'start':
      return checkScript([command, ...rest], place);
    default:
      return [`Unknown command "npm ${command}".`];
  }
}

/** Checks a package to install, with or without a version, or one of our own tarballs. */
function checkPackage(word: string): string[] {
  const tarballs = ['emulator', 'web-methods'].map((folder) => {
    const { name, version } = require(path.join(ROOT, 'packages', folder, 'package.json'));
    return `${name}-${version}.tgz`;
  });
  if (word.endsWith('.tgz')) {
    return tarballs.includes(path.basename(word)) ? [] : [`"npm pack" does not write ${word}.`];
  }
  const name = word.replace(/(?<=.)@.*$/, '');
  if (existsSync(path.join(ROOT, 'node_modules', name))) return [];
  return [`The package "${name}" is not installed here, so nothing tests it.`];
}

async function checkScript(args: readonly string[], place: Place): Promise<string[]> {
  const [script = '', ...options] = args;
  const workspace = options[options.indexOf('-w') + 1];
  const folder = options.includes('-w') && workspace ? workspace : place.folder;
  const manifest = path.join(ROOT, folder, 'package.json');
  if (!existsSync(manifest)) return [`There is no folder ${folder}.`];
  const command: unknown = JSON.parse(readFileSync(manifest, 'utf8')).scripts?.[script];
  // A page about the reader's own project shows its scripts, or means those that every example has.
  if (!place.isOurs && place.scripts.has(script)) return [];
  if (typeof command !== 'string') return [`There is no script "${script}".`];
  const end = options.indexOf('--');
  if (end === -1) return [];
  return checkCommand(['npx', ...command.split(' '), ...options.slice(end + 1)], place);
}

async function checkNpx(args: readonly string[], place: Place): Promise<string[]> {
  const [program = '', ...rest] = args;
  const own = OWN_COMMANDS[program];
  if (own !== undefined) return checkOwnCommand(own, rest, place);
  const exists = existsSync(path.join(ROOT, 'node_modules/.bin', program));
  return exists ? [] : [`Unknown program "${program}".`];
}

async function checkOwnCommand(
  bin: string,
  [command = '', ...args]: readonly string[],
  place: Place,
): Promise<string[]> {
  const help = await helpOf(bin, command);
  if (help === undefined) return [`Unknown command "${command}".`];
  const end = args.indexOf('--');
  const options = (end === -1 ? args : args.slice(0, end)).filter((word) => word.startsWith('-'));
  const unknown = options.filter((option) => !help.match(/--[\w-]+/g)?.includes(option));
  const problems = unknown.map((option) => `"${command}" has no option ${option}.`);
  if (command !== 'exec') return problems;
  return [...problems, ...(await checkCommand(args.slice(end + 1), place))];
}

const helps = new Map<string, Promise<string | undefined>>();

/** What a command prints about itself; `undefined` if there is no such command. */
function helpOf(bin: string, command: string): Promise<string | undefined> {
  const key = `${bin} ${command}`;
  const help =
    helps.get(key) ??
    run(process.execPath, [path.join(ROOT, bin), command, '--help']).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
  helps.set(key, help);
  return help;
}

function checkNode(args: readonly string[], place: Place): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { import: { type: 'string' }, 'env-file': { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  return [
    ...(values.import === undefined ? [] : checkImport(values.import)),
    ...(file === undefined ? [] : checkFile(file, place)),
  ];
}

function checkImport(name: string): string[] {
  try {
    require.resolve(name);
    return [];
  } catch {
    return [`Node cannot import "${name}".`];
  }
}

function enter(folder: string, place: Place): string[] {
  const entered = path.join(place.folder, folder);
  // A folder outside of the repository is the reader's own.
  const isOurs = place.isOurs && !entered.startsWith('..');
  if (!isOurs) {
    place.isOurs = false;
    place.folder = '.';
    return [];
  }
  place.folder = entered;
  return existsSync(path.join(ROOT, entered)) ? [] : [`There is no folder ${entered}.`];
}

function checkFile(file: string, { folder, isOurs }: Place): string[] {
  if (!isOurs || existsSync(path.join(ROOT, folder, file))) return [];
  return [`There is no file ${path.join(folder, file)}.`];
}

/** The scripts in the JSON that a page shows. */
function shownScripts(blocks: readonly CodeBlock[]): Set<string> {
  const scripts = blocks
    .filter(({ language }) => language === 'json')
    .map(({ code }) => {
      try {
        return JSON.parse(code).scripts ?? {};
      } catch {
        // Its own check reports it.
        return {};
      }
    });
  return new Set(scripts.flatMap((each) => Object.keys(each)));
}
