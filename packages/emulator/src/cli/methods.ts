import { EMULATOR_PORT_HELP, emulatorPortArgument, readEmulatorPort } from './ask-emulator.js';
import { listMethods } from './list-methods.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';

const HELP = `Usage: wix-emulator methods [options]

Lists the web methods of the running app, and who may call each one.
${EMULATOR_PORT_HELP}`;

/** The command `methods`. */
export async function methods(args: readonly string[]): Promise<void> {
  const { values } = readArguments(HELP, { args, options: emulatorPortArgument });
  const all = await listMethods(readEmulatorPort(values));
  if (all.length === 0) return print('The app has no web methods.');
  const width = Math.max(...all.map(({ id }) => id.length));
  for (const { id, permission } of all) print(`${id.padEnd(width)}  ${permission}`);
}
