import { invalidInput } from '../util/emulator-error.js';

/**
 * Reads an argument of a web method from the command line.
 * @param text The argument as JSON.
 * @param position The argument's position, starting at 1.
 * @throws {EmulatorError} If the text is not JSON. The message names the argument and shows how to
 * quote it.
 */
export function parseJsonArgument(text: string, position: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalidInput(
      `Argument ${position} is not JSON: ${text}
${reason}
Quote it for the shell, for example '{"a":1}', '["b"]', '"text"' or 42.`,
      { cause },
    );
  }
}
