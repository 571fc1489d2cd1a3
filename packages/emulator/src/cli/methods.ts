import { listMethods } from './list-methods.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';

const HELP = `Usage: wix-emulator methods

Lists the web methods of the running app, and who may call each one.`;

/** The command `methods`. */
export async function methods(args: readonly string[]): Promise<void> {
  readArguments(HELP, { args });
  const all = await listMethods();
  if (all.length === 0) return print('The app has no web methods.');
  const width = Math.max(...all.map(({ id }) => id.length));
  for (const { id, permission } of all) print(`${id.padEnd(width)}  ${permission}`);
}
