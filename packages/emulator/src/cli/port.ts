import { EmulatorError, invalidInput } from '../util/emulator-error.js';

/**
 * Reads a port from the environment.
 * @param name The variable's name.
 * @param fallback The port if the variable is not set.
 * @throws {EmulatorError} If the value is not a port.
 */
export function portFrom(name: string, fallback: number): number {
  return readPort(name, process.env[name] || undefined) ?? fallback;
}

/**
 * Reads a port.
 * @param name The name of the option or the variable, for the error.
 * @throws {EmulatorError} If the value is not a port.
 */
export function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw invalidInput(`${name} must be a port number, not "${text}".`);
}

/**
 * Waits for a server that listens on a port of the user's choice.
 * @param listening Rejects if the port is taken.
 * @param setting What changes the port, such as an option.
 * @throws {EmulatorError} If the port is taken. The message names what changes it.
 */
export async function withPortHint<T>(listening: Promise<T>, setting: string): Promise<T> {
  try {
    return await listening;
  } catch (error) {
    if (!(error instanceof EmulatorError) || error.code !== 'PORT_IN_USE') throw error;
    const message = `${error.message} Choose another port with ${setting}.`;
    throw new EmulatorError(error.code, message, { cause: error });
  }
}
