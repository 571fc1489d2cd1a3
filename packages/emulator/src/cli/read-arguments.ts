import { parseArgs } from 'node:util';
import { invalidInput } from '../util/emulator-error.js';
import { print } from './print.js';

/** The options of a command, as `parseArgs` takes them. */
type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** The return value of `parseArgs`. */
type Arguments<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

/** The syntax of a command. */
interface Syntax<O extends Options> {
  /** The text that `--help` prints. */
  readonly help: string;
  readonly options: O;
  /** Whether the command takes positional arguments. */
  readonly allowPositionals: boolean;
}

/**
 * Reads the arguments of a command; `--help` prints its help and ends the process.
 * @param args The arguments after the command's name.
 * @param syntax The syntax of the command.
 * @throws {EmulatorError} If the arguments do not match the syntax.
 */
export function readArguments<O extends Options>(
  args: readonly string[],
  { help, options, allowPositionals }: Syntax<O>,
): Arguments<O> {
  if (asksForHelp(args)) {
    print(help);
    process.exit(0);
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals, strict: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalidInput(`${reason}\n\n${help}`, { cause });
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}
