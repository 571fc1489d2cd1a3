import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { print } from './print.js';

const USAGE = `Usage: wix-emulator <command>

  dev      start the app's dev server, with the emulator in place of Wix
  build    build the app for production
  preview  run the production build in workerd (Wix's runtime), with the emulator in place of Wix
  methods  list the web methods of the running app
  call     call a web method of the running app

Environment variables:
  PORT           the port of the app (default: 4321)
  EMULATOR_PORT  the port of the emulator (default: 4400)

Run "wix-emulator <command> --help" for details.`;

/** The commands. Each one is loaded on demand, because the servers take a second to load. */
const commands = new Map<string | undefined, (args: readonly string[]) => void | Promise<void>>([
  ['dev', async (args) => (await import('./dev.js')).dev(args)],
  ['build', async (args) => (await import('./build.js')).build(args)],
  ['preview', async (args) => (await import('./preview.js')).preview(args)],
  ['methods', async (args) => (await import('./methods.js')).methods(args)],
  ['call', async (args) => (await import('./call.js')).call(args)],
  ['help', () => print(USAGE)],
  ['--help', () => print(USAGE)],
  ['-h', () => print(USAGE)],
]);

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
