import { invalidInput } from './emulator-error.js';
import { findJsonProblem } from './find-json-problem.js';

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, and neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses a text as JSON; `undefined` if it is anything else. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Parses the text of a JSON file that a user may have edited. A byte order mark at its beginning, which
 * some editors write, is ignored.
 * @param name The file's name in the error message.
 * @throws {EmulatorError} `INVALID_INPUT` if the text is not JSON. The message names the line and the
 *   column.
 */
export function parseJsonFile(text: string, name: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (cause) {
    const reason = findJsonProblem(json) ?? 'it nests too deep';
    throw invalidInput(`${name} is not valid JSON: ${reason}.`, { cause });
  }
}

/**
 * Reads the body of a request or an answer as a JSON object.
 * @returns The object, or `undefined` if the body is anything else.
 */
export async function readJsonObject(message: Request | Response): Promise<JsonObject | undefined> {
  const value: unknown = await message.json().catch(() => undefined);
  return isJsonObject(value) ? value : undefined;
}
