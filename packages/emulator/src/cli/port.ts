import { invalidInput } from '../util/emulator-error.js';

/**
 * Reads a port from the environment.
 * @param name The variable's name.
 * @param fallback The port if the variable is not set.
 * @throws {EmulatorError} If the value is not a port.
 */
export function portFrom(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw invalidInput(`${name} must be a port number, not "${text}".`);
  }
  return port;
}
