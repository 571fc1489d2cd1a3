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

try {
  const [name, ...args] = process.argv.slice(2);
  await run(name, args);
} catch (error) {
  // For a user's mistake, which is an `EmulatorError`, the message is enough. A bug needs the
  // stack.
  console.error(error instanceof EmulatorError ? error.message : error);
  process.exit(1);
}

/** Runs a command. Each one is loaded on demand, because the servers take a second to load. */
async function run(name: string | undefined, args: readonly string[]): Promise<void> {
  switch (name) {
    case 'dev':
      return (await import('./dev.js')).dev(args);
    case 'build':
      return (await import('./build.js')).build(args);
    case 'preview':
      return (await import('./preview.js')).preview(args);
    case 'methods':
      return (await import('./methods.js')).methods(args);
    case 'call':
      return (await import('./call.js')).call(args);
    case '--help':
    case '-h':
    case 'help':
      return print(USAGE);
    default:
      throw invalidInput(name === undefined ? USAGE : `Unknown command "${name}".\n\n${USAGE}`);
  }
}
