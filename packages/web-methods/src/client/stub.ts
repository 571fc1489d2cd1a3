import { httpClient } from '@wix/essentials';
import { BASE_PATH, DEVALUE_TYPE } from '../consts.js';
import { WebMethodError } from '../error.js';
import { encodeArguments } from './arguments.js';

/** How long a call may take. The host page may never hand out a token: then no request ever starts. */
const TIMEOUT_MS = 30_000;

/**
 * Makes the browser's side of a web method; the transform writes one for every method.
 * @param id The method's id as a URL path, such as `backend/instance/getInstance`.
 * @returns A function that calls the method. It rejects with a {@link WebMethodError}, or with a
 * `TypeError` for an argument that JSON would change.
 */
export function stub(id: string): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    const body = encodeArguments(args);
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    try {
      return await Promise.race([send(id, body, signal), aborted]);
    } catch (cause) {
      if (cause instanceof WebMethodError) throw cause;
      throw signal.aborted
        ? new WebMethodError('TIMEOUT', 'The call took too long.', { status: 0, cause })
        : new WebMethodError('NETWORK', 'The call got no answer.', { status: 0, cause });
    }
  };
}

async function send(id: string, body: string, signal: AbortSignal): Promise<unknown> {
  // The module comes from the app's server, whatever site it runs on.
  const response = await httpClient.fetchWithAuth(
    new URL(import.meta.url).origin + BASE_PATH + id,
    // Spelt as the SDK spells its own default, which would be sent beside it otherwise; and no
    // instance of `Headers`, which the SDK drops.
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal },
  );
  if (!response.ok) throw await readError(response);
  if (response.status === 204) return undefined;
  if (response.headers.get('content-type') === DEVALUE_TYPE) {
    const { parse } = await import('devalue');
    return parse(await response.text());
  }
  return response.json();
}

async function readError(response: Response): Promise<WebMethodError> {
  const { status } = response;
  // Something between the app and the browser may answer with a page of its own.
  const body: ErrorBody | null = await response.json().catch(() => null);
  const {
    code = 'INTERNAL',
    message = `The server answered ${status}.`,
    ...rest
  } = body?.error ?? {};
  return new WebMethodError(code, message, { ...rest, status });
}

interface ErrorBody {
  error?: { code: string; message: string; details?: unknown; requestId: string };
}
