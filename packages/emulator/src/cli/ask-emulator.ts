import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { type JsonObject, readJsonObject } from '../util/json.js';
import { portFrom } from './port.js';

/**
 * Sends a request to the control API of the running emulator.
 * @param path The path below `/emulator/`.
 * @param body The body of a POST request. Default: a GET request.
 * @returns The answer's JSON.
 * @throws {EmulatorError} If no emulator is running, or if it refuses, with its message.
 */
export async function askEmulator(path: string, body?: JsonObject): Promise<JsonObject> {
  const port = portFrom('EMULATOR_PORT', 4400);
  const answer = await reach(port, path, body);
  const value = await readJsonObject(answer);
  if (!value) {
    throw new EmulatorError(
      'EMULATOR_UNAVAILABLE',
      `The program on port ${port} is not an emulator. Set EMULATOR_PORT to the emulator's port.`,
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
      `No emulator is running on port ${port}. Start one with "npm run dev", or set EMULATOR_PORT to its port.`,
      { cause },
    );
  }
}
