import { httpClient } from '@wix/essentials';
import type { Installation } from 'example-installations';
import type { InstanceJson } from '../../../../src/shared/instance';

/** How long to wait for an answer, and for the token that the page hands out, in milliseconds. */
const TIMEOUT_MS = 15_000;

/** A call of the backend that failed; its message is for developers, not for visitors. */
export class BackendError extends Error {
  override readonly name = 'BackendError';

  /** @param code What went wrong, as the server says, such as `UPSTREAM`. */
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The installation of the site that this extension stands on, as Wix knows it.
 * @throws {BackendError}
 */
export const askInstance = (): Promise<InstanceJson> => ask('/api/get-instance');

/**
 * The app's own record of it.
 * @throws {BackendError}
 */
export const askInstallation = (): Promise<Installation> => ask('/api/get-installation');

async function ask(path: string) {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // The extension's files come from the same origin as the app's backend.
    const call = httpClient.fetchWithAuth(new URL(path, import.meta.url), { signal });
    const response = await Promise.race([call, aborted(signal)]);
    const body = await response.json();
    if (response.ok) return body;
    throw new BackendError(body.error.code, body.error.message);
  } catch (cause) {
    if (cause instanceof BackendError) throw cause;
    throw new BackendError('UNREACHABLE', 'The app did not answer.', { cause });
  }
}

/** The host page may never hand out a token: no request is sent then that could be aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
