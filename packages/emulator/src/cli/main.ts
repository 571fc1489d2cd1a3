import { readFileSync } from 'node:fs';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { print } from './print.js';

const USAGE = `Usage: wix-emulator <command>

  dev       start the app's dev server, with the emulator in place of Wix
  build     build the app for production
  preview   run the production build in workerd (Wix's runtime), with the emulator in place of Wix
  exec      run any command, such as the tests of a server, with the emulator in place of Wix
  methods   list the web methods of the running app
  call      call a web method of the running app
  coverage  list what the app calls, and how the emulator answers
  init      add to an app what it needs for web methods and the emulator

Environment variables, for which there are options, too:
  PORT           the port of the app (default: 4321)
  EMULATOR_PORT  the port of the emulator (default: 4400)

Run "wix-emulator <command> --help" for details, and "wix-emulator --version" for the version.`;

/** The commands. Each one is loaded on demand, because the servers take a second to load. */
const commands = new Map<string | undefined, (args: readonly string[]) => void | Promise<void>>([
  ['dev', async (args) => (await import('./dev.js')).dev(args)],
  ['build', async (args) => (await import('./build.js')).build(args)],
  ['preview', async (args) => (await import('./preview.js')).preview(args)],
  ['exec', async (args) => (await import('./exec.js')).exec(args)],
  ['methods', async (args) => (await import('./methods.js')).methods(args)],
  ['call', async (args) => (await import('./call.js')).call(args)],
  ['coverage', async (args) => (await import('./coverage.js')).coverage(args)],
  ['init', async (args) => (await import('./init/init.js')).init(args)],
  ['help', () => print(USAGE)],
  ['--help', () => print(USAGE)],
  ['-h', () => print(USAGE)],
  ['--version', () => print(readVersion())],
  ['-v', () => print(readVersion())],
]);

function readVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(manifest).version;
}

try {
  const [name, ...args] = process.argv.slice(2);
  const run = commands.get(name);
  if (!run) {
    throw invalidInput(name === undefined ? USAGE : `Unknown command "${name}".\n\n${USAGE}`);
  }
  await run(args);
} catch (error) {
  // The message of a user's mistake is enough. A bug needs the stack.
  console.error(error instanceof EmulatorError ? error.message : error);
  process.exit(1);
}
