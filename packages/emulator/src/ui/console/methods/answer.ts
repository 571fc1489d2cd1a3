import { parse, uneval } from 'devalue';
import type { AppAnswer } from '../client/api.js';

/** A web method's answer, as the console shows it. */
export type ReadAnswer =
  | { readonly kind: 'result'; readonly text: string }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message: string;
      readonly requestId: string | undefined;
      /** The details as JSON, if there are any. */
      readonly details: string | undefined;
    }
  /** An answer that does not come from a web method. */
  | { readonly kind: 'other'; readonly text: string };

/** Reads a web method's answer: JSON, devalue, nothing, or an error. */
export function readAnswer({ status, contentType, body }: AppAnswer): ReadAnswer {
  const isOk = status >= 200 && status < 300;
  if (isOk && body === '') return { kind: 'result', text: 'undefined' };
  try {
    if (/^application\/devalue\+json\b/i.test(contentType)) {
      // An error in a result is shown by its fields.
      const result: unknown = parse(body, { Error: (fields) => fields });
      return { kind: 'result', text: uneval(result) };
    }
    const value: unknown = JSON.parse(body);
    const text = JSON.stringify(value, null, 2);
    return isOk ? { kind: 'result', text } : (readError(value) ?? { kind: 'other', text });
  } catch {
    return { kind: 'other', text: body };
  }
}

function readError(value: unknown): ReadAnswer | undefined {
  const error = isObject(value) ? value.error : undefined;
  if (!isObject(error)) return undefined;
  const { code, message, requestId, details } = error;
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  return {
    kind: 'error',
    code,
    message,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    details: details === undefined ? undefined : JSON.stringify(details, null, 2),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
