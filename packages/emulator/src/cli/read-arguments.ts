import { type ParseArgsConfig, parseArgs } from 'node:util';
import { invalidInput } from '../util/emulator-error.js';
import { print } from './print.js';

/**
 * Reads the arguments of a command; `--help` prints its help and ends the process.
 * @param help The text that `--help` prints.
 * @param config The arguments after the command's name, and the syntax of the command.
 * @throws {EmulatorError} If the arguments do not match the syntax.
 */
export function readArguments<C extends ParseArgsConfig & { readonly args: readonly string[] }>(
  help: string,
  config: C,
): ReturnType<typeof parseArgs<C>> {
  const end = config.args.indexOf('--');
  const options = end === -1 ? config.args : config.args.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) {
    print(help);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalidInput(`${reason}\n\n${help}`, { cause });
  }
}
