import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startConsole } from '../host-pages/server.js';
import { startExec } from '../runner/exec/start-exec.js';
import { readWixConfig } from '../runner/project.js';
import { invalidInput } from '../util/emulator-error.js';
import { envFiles, readEnvFile } from './env-files.js';
import { portFrom, withPortHint } from './port.js';
import { printToStderr } from './print.js';
import { printRefusals } from './print-refusals.js';
import { openEmulator, SERVED_HELP, servedOptions } from './project-emulator.js';
import { readArguments } from './read-arguments.js';
import { runCommand } from './run-command.js';

const HELP = `Usage: wix-emulator exec [options] -- <command> [argument ...]

Runs a command, for example the tests of a server, with the emulator in place of Wix. In all Node
processes of the command, requests to Wix go to the emulator. No other request leaves this computer.

  wix-emulator exec -- npm test
  wix-emulator exec --console -- node server.js

The command gets the WIX_CLIENT_* variables, and the address of the control API in WIX_EMULATOR_URL.
The app's ID comes from wix.config.json or, without this file, from WIX_CLIENT_ID. The exit code is
the command's.

  --console               print the console's address; its port is EMULATOR_PORT (default: 4400)
${SERVED_HELP.slice(1)}`;

/** The app's ID if neither a file nor a variable has one. */
const DEFAULT_APP_ID = '7b9d4c3e-0e2a-4f60-9d7c-2b1f5c8a6e10';

const MODE = 'development';

/** The command `exec`. */
export async function exec(args: readonly string[]): Promise<void> {
  const end = args.indexOf('--');
  const { values, positionals } = readArguments(HELP, {
    args: end === -1 ? args : args.slice(0, end),
    options: { ...servedOptions, console: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [command, ...commandArgs] = end === -1 ? [] : args.slice(end + 1);
  const [misplaced] = positionals;
  if (misplaced !== undefined) {
    throw invalidInput(`Put "--" before the command: wix-emulator exec -- ${misplaced}\n\n${HELP}`);
  }
  if (command === undefined || command === '')
    throw invalidInput(`A command is missing.\n\n${HELP}`);

  const port = values.console ? portFrom('EMULATOR_PORT', 4400) : 0;
  const { emulator, saved } = await openEmulator(values, {
    mode: MODE,
    findAppId,
    write: printToStderr,
  });
  const printRest = printRefusals(emulator, printToStderr);
  const console = await withPortHint(
    startConsole({ emulator, port, hasApp: false }),
    'the variable EMULATOR_PORT',
  );
  if (values.console) printToStderr(`\n  Console  ${console.url}\n`);
  const { env, close } = await startExec(emulator, console.url);
  saved?.file.follow(emulator, saved.readState);
  const code = await runCommand(command, commandArgs, env);
  printRest();
  await saved?.file.close();
  await Promise.all([console.close(), close()]);
  // Files of the project that the emulator has loaded may keep the process alive.
  process.exit(code);
}

async function findAppId(root: string): Promise<string> {
  if (existsSync(join(root, 'wix.config.json'))) return (await readWixConfig(root)).appId;
  const files = await Promise.all(envFiles(MODE).map((file) => readEnvFile(join(root, file))));
  const values: Readonly<NodeJS.Dict<string>> = Object.assign({}, ...files);
  return process.env.WIX_CLIENT_ID || values.WIX_CLIENT_ID || DEFAULT_APP_ID;
}
