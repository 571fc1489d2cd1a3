import type { MethodDescription } from '../model/attached-app.js';
import { isJsonObject } from '../util/json.js';
import { askEmulator } from './ask-emulator.js';

/**
 * Lists the web methods of the running app.
 * @param port The emulator's port.
 * @throws {EmulatorError} If no app is running.
 */
export async function listMethods(port: number): Promise<readonly MethodDescription[]> {
  const { methods } = await askEmulator(port, 'methods');
  return Array.isArray(methods) ? methods.filter(isMethod) : [];
}

function isMethod(value: unknown): value is MethodDescription {
  return (
    isJsonObject(value) && typeof value.id === 'string' && typeof value.permission === 'string'
  );
}
