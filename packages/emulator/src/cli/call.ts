import { invalidInput } from '../util/emulator-error.js';
import {
  askEmulator,
  EMULATOR_PORT_HELP,
  emulatorPortArgument,
  readEmulatorPort,
} from './ask-emulator.js';
import { parseJsonArgument } from './json-argument.js';
import { print } from './print.js';
import { readAnswer } from './read-answer.js';
import { readArguments } from './read-arguments.js';

const HELP = `Usage: wix-emulator call <method> [argument ...] [options]

Calls a web method of the running app and prints its result.

  wix-emulator call backend/instance/getInstance --as visitor --instance premium
  wix-emulator call backend/shop/order '{"item":"a"}' 42 '"text"'
  wix-emulator call backend/shop/order --as owner -- -5

Each argument is a JSON value. If an argument starts with a minus sign, put all arguments last, after
"--".

  --as <caller>           the caller: visitor (default), member, owner, …
  --no-token              call without an access token
  --instance <key>        the instance, by key or id (default: the first one)${EMULATOR_PORT_HELP}`;

/** The command `call`. */
export async function call(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(HELP, {
    args,
    options: {
      as: { type: 'string' },
      'no-token': { type: 'boolean' },
      instance: { type: 'string' },
      ...emulatorPortArgument,
    },
    allowPositionals: true,
  });
  const [method, ...texts] = positionals;
  if (method === undefined) throw invalidInput(`A method is missing.\n\n${HELP}`);
  if (values['no-token'] && values.as !== undefined) {
    throw invalidInput('--as and --no-token cannot be combined.');
  }
  const answer = await askEmulator(readEmulatorPort(values), 'methods/call', {
    method,
    args: texts.map((text, index) => parseJsonArgument(text, index + 1)),
    as: values['no-token'] ? null : values.as,
    instance: values.instance,
  });
  const read = readAnswer(answer);
  if (read.isOk) return print(read.text);
  throw invalidInput(read.text);
}
