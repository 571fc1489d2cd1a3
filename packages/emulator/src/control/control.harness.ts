import { createEmulator, type Emulator } from '../emulator.js';
import { controlApi } from './api.js';

/** An emulator with its control API, for a unit test. */
export interface Harness {
  readonly emulator: Emulator;
  /** Asks the API, with a JSON body if there is one. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** What the API has answered; `body` is parsed. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Makes an emulator with its control API. */
export function createHarness(): Harness {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  const api = controlApi(emulator);
  return {
    emulator,
    async ask(method, path, body) {
      const answer = await api.request(path, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      });
      const text = await answer.text();
      const { status, headers } = answer;
      return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
    },
  };
}
