import { CUT } from './body.js';
import { loggedUrl, REDACTED } from './secrets.js';
import { writtenForms } from './written-forms.js';

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
 * Returns the part of a URL that may be logged, without the query, and without known secret values
 * in the path.
 * @param url An absolute URL.
 * @param values The secret values.
 */
export function maskedUrl(url: string, values: readonly string[]): string {
  const { origin } = new URL(url);
  return origin + maskValues(loggedUrl(url).slice(origin.length), values);
}

/**
 * Masks known secret values in a text for the log, also if they are encoded, and also if the log has
 * cut the text in the middle of a value.
 * @param text A text, which may have been cut at the log's limit.
 * @param values The secret values.
 */
export function maskValues(text: string, values: readonly string[]): string {
  let masked = text;
  for (const value of new Set(values)) {
    if (value.length < MIN_LENGTH) continue;
    for (const written of writtenForms(value)) {
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
