import type { Emulator } from 'wix-emulator';
import type { Outcome, Way } from './way.js';

/** A server that answers at an address, with its emulator. */
export interface HttpServer {
  readonly url: string;
  readonly emulator: Emulator;
  reset(): void;
  close(): Promise<void>;
}

/**
 * Asks over HTTP, with the token in the `authorization` header. The claim of a client stands in the
 * query and in headers.
 * @param server The running server.
 * @param path Where it is asked, such as `/api/get-instance`.
 * @param method What a preflight announces.
 */
export function httpWay(
  { url, emulator, reset, close }: HttpServer,
  path: string,
  method: 'GET' | 'POST' = 'GET',
): Way {
  return {
    emulator,
    reset,
    close,
    async ask(token, { claimedInstanceId } = {}) {
      const address = new URL(path, url);
      const headers = new Headers(token === undefined ? {} : { authorization: token });
      if (claimedInstanceId !== undefined) {
        for (const name of ['instanceId', 'instance_id', 'appInstanceId']) {
          address.searchParams.set(name, claimedInstanceId);
          headers.set(`x-${name}`, claimedInstanceId);
        }
      }
      return read(await fetch(address, { headers }));
    },
    async preflight() {
      const headers = {
        origin: 'https://a-customer.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      };
      return read(await fetch(new URL(path, url), { method: 'OPTIONS', headers }));
    },
  };
}

async function read(answer: Response): Promise<Outcome> {
  const { status, headers } = answer;
  const text = await answer.text();
  const isJson = headers.get('content-type')?.startsWith('application/json');
  return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
}
