import { parse, uneval } from 'devalue';
import { isAnything, isString, optional, shapeOf } from '../client/guards.js';
import type { MethodAnswer } from '../client/wire.js';
import { prettyJson } from '../components/format.js';

/** A web method's answer, as the console shows it. */
export type ReadAnswer =
  | { readonly kind: 'result'; readonly text: string }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message: string;
      readonly requestId: string | undefined;
      /** JSON, if there are any. */
      readonly details: string | undefined;
    }
  /** Nothing that a web method answers. */
  | { readonly kind: 'other'; readonly text: string };

interface WireError {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  readonly details?: unknown;
}

const isError = shapeOf<{ error: WireError }>({
  error: shapeOf<WireError>({
    code: isString,
    message: isString,
    requestId: optional(isString),
    details: isAnything,
  }),
});

/** Reads a web method's answer: JSON, devalue, nothing, or an error. */
export function readAnswer({ status, contentType, body }: MethodAnswer): ReadAnswer {
  const isOk = status >= 200 && status < 300;
  if (isOk && body === '') return { kind: 'result', text: 'undefined' };
  if (/^application\/devalue\+json\b/i.test(contentType)) return readDevalue(body);
  const value = tryParse(body);
  if (value === undefined) return { kind: 'other', text: body };
  if (isOk) return { kind: 'result', text: prettyJson(body) };
  if (!isError(value)) return { kind: 'other', text: prettyJson(body) };
  const { code, message, requestId, details } = value.error;
  const json = details === undefined ? undefined : JSON.stringify(details, null, 2);
  return { kind: 'error', code, message, requestId, details: json };
}

function readDevalue(body: string): ReadAnswer {
  try {
    return { kind: 'result', text: uneval(parse(body)) };
  } catch {
    return { kind: 'other', text: body };
  }
}

function tryParse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
