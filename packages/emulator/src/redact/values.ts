import { CUT } from './body.js';
import { REDACTED } from './secrets.js';

/** The minimum length of a value to mask. Shorter values occur in ordinary texts. */
const MIN_LENGTH = 4;

/** The bodies of a log's entry. */
interface Bodies {
  readonly requestBody?: string | undefined;
  readonly responseBody?: string | undefined;
}

/**
 * Masks known secret values in the bodies of a log's entry.
 * @param values The secret values.
 */
export function maskBodies<T extends Bodies>(entry: T, values: readonly string[]): T {
  const { requestBody, responseBody } = entry;
  return {
    ...entry,
    ...(requestBody !== undefined && { requestBody: maskValues(requestBody, values) }),
    ...(responseBody !== undefined && { responseBody: maskValues(responseBody, values) }),
  };
}

/**
 * Masks known secret values in a text for the log, also as a part of JSON, and also if the log has
 * cut the text in the middle of a value.
 * @param text A text that was cut at the log's limit.
 * @param values The secret values.
 */
function maskValues(text: string, values: readonly string[]): string {
  let masked = text;
  for (const value of values) {
    if (value.length < MIN_LENGTH) continue;
    for (const written of [value, JSON.stringify(value).slice(1, -1)]) {
      masked = maskCut(masked.replaceAll(written, REDACTED), written);
    }
  }
  return masked;
}

/** Masks the beginning of a value at the end of a text that was cut. */
function maskCut(text: string, value: string): string {
  if (!text.endsWith(CUT)) return text;
  const kept = text.slice(0, -CUT.length);
  for (let length = value.length - 1; length >= MIN_LENGTH; length -= 1) {
    if (kept.endsWith(value.slice(0, length))) return kept.slice(0, -length) + REDACTED + CUT;
  }
  return text;
}
