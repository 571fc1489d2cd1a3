import { isJsonObject, type JsonObject } from '../util/json.js';
import { UserError } from '../util/user-error.js';
import { portFrom } from './port.js';

/**
 * Asks the control API of the emulator that runs.
 * @param path below `/emulator/`.
 * @param body what to post; a GET if left out.
 * @throws {UserError} if no emulator runs, or it refuses; then with its sentence.
 */
export async function askEmulator(path: string, body?: JsonObject): Promise<JsonObject> {
  const port = portFrom('EMULATOR_PORT', 4400);
  const answer = await reach(port, path, body);
  const value: unknown = await answer.json().catch(() => undefined);
  if (!isJsonObject(value)) {
    throw new UserError(
      `What listens on port ${port} is no emulator: set EMULATOR_PORT to its port.`,
    );
  }
  if (typeof value.error === 'string') throw new UserError(value.error);
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
    throw new UserError(
      `No emulator answers on port ${port}: start it with "npm run dev", or set EMULATOR_PORT to its port.`,
      { cause },
    );
  }
}
