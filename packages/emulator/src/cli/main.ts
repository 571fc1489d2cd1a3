import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { print } from './print.js';

const USAGE = `Usage: wix-emulator <command>

  dev      run the app's development server with a local Wix around it
  build    build the app for production
  preview  run the production build in Wix's run time, with a local Wix around it
  methods  list the web methods of the app that runs
  call     call a web method of the app that runs

"wix-emulator <command> --help" tells more of each.
The app listens on PORT (4321), the emulator on EMULATOR_PORT (4400).`;

try {
  const [name, ...args] = process.argv.slice(2);
  await run(name, args);
} catch (error) {
  // Of a mistake of theirs people want the sentence, of a mistake of ours the stack.
  console.error(error instanceof EmulatorError ? error.message : error);
  process.exit(1);
}

/** Each command is loaded only when it is asked for: the servers take a second to load. */
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
