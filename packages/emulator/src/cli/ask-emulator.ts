import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { type JsonObject, readJsonObject } from '../util/json.js';
import { portFrom, readPort } from './port.js';

/** The option with the port of the running emulator. */
export const emulatorPortArgument = { 'emulator-port': { type: 'string' } } as const;

/** The help for this option. */
export const EMULATOR_PORT_HELP = `
  --emulator-port <port>  the port of the running emulator (default: EMULATOR_PORT, or 4400)`;

/**
 * Reads the port of the running emulator.
 * @throws {EmulatorError} If the value is not a port.
 */
export function readEmulatorPort(values: {
  readonly 'emulator-port'?: string | undefined;
}): number {
  return readPort('--emulator-port', values['emulator-port']) ?? portFrom('EMULATOR_PORT', 4400);
}

/**
 * Sends a request to the control API of the running emulator.
 * @param port The emulator's port.
 * @param path The path below `/emulator/`.
 * @param body The body of a POST request. Default: a GET request.
 * @returns The answer's JSON.
 * @throws {EmulatorError} If no emulator is running, or if it refuses, with its message.
 */
export async function askEmulator(
  port: number,
  path: string,
  body?: JsonObject,
): Promise<JsonObject> {
  const answer = await reach(port, path, body);
  const value = await readJsonObject(answer);
  if (!value) {
    throw new EmulatorError(
      'EMULATOR_UNAVAILABLE',
      `The program on port ${port} is not an emulator. Name the emulator's port with --emulator-port, or in EMULATOR_PORT.`,
    );
  }
  if (typeof value.error === 'string') throw invalidInput(value.error);
  return value;
}

async function reach(port: number, path: string, body: JsonObject | undefined): Promise<Response> {
  try {
    return await fetch(`http://127.0.0.1:${port}/emulator/${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch (cause) {
    throw new EmulatorError(
      'EMULATOR_UNAVAILABLE',
      `No emulator is running on port ${port}. Start one with "npx wix-emulator dev", or name its port with --emulator-port, or in EMULATOR_PORT.`,
      { cause },
    );
  }
}
