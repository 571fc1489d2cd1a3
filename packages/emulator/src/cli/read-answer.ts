import { inspect } from 'node:util';
import { parse } from 'devalue';
import { isJsonObject, type JsonObject, parseJson } from '../util/json.js';

/** A web method's answer, for a terminal. */
export interface ReadAnswer {
  readonly isOk: boolean;
  /** The result, or a description of the error. */
  readonly text: string;
}

/**
 * Reads a web method's answer.
 * @param answer The app's answer, as the control API returns it.
 */
export function readAnswer({ status, contentType, body }: JsonObject): ReadAnswer {
  const text = typeof body === 'string' ? body : '';
  if (typeof status === 'number' && status >= 200 && status < 300) {
    return { isOk: true, text: resultText(text, contentType) };
  }
  const answer = parseJson(text);
  const error = isJsonObject(answer) ? answer.error : undefined;
  if (!isJsonObject(error) || typeof error.code !== 'string') {
    const start = text.length > 500 ? `${text.slice(0, 500)}…` : text;
    return {
      isOk: false,
      text: `The app answered ${status}, but the body is not a web method error.\n${start}`,
    };
  }
  const { code, message, details, requestId } = error;
  const lines = [
    `${code}: ${message}`,
    ...(details === undefined ? [] : [JSON.stringify(details, null, 2)]),
    ...(requestId === undefined ? [] : [`Request id: ${requestId}`]),
  ];
  return { isOk: false, text: lines.join('\n') };
}

function resultText(text: string, contentType: unknown): string {
  if (text === '') return 'undefined';
  if (/^application\/devalue\+json\b/i.test(String(contentType))) {
    // An error in a result is shown by its fields.
    return inspect(parse(text, { Error: (fields) => fields }), { depth: null });
  }
  const value = parseJson(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}
