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
 * Reads the body of a request or an answer as a JSON object.
 * @returns The object, or `undefined` if the body is anything else.
 */
export async function readJsonObject(message: Request | Response): Promise<JsonObject | undefined> {
  const value: unknown = await message.json().catch(() => undefined);
  return isJsonObject(value) ? value : undefined;
}
