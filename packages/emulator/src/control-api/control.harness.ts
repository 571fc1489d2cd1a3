import { createEmulator, type Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { defaultSeed } from '../seed/default-seed.js';
import { isJsonObject } from '../util/json.js';
import { controlApi } from './api.js';
import type { ControlRouter } from './router.js';

/** An emulator with its control API, for a unit test. */
export interface Harness {
  readonly emulator: Emulator;
  /**
   * Sends a request to the API, with a JSON body if one is given.
   * @throws {Error} If the API's description does not list the status of the answer.
   */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** An answer of the API, with a parsed `body`. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * Creates an emulator with its control API.
 * @param data What the seed has in addition to the default one. Default: nothing.
 */
export function createHarness(data: Omit<Seed, 'instances' | 'callers'> = {}): Harness {
  const emulator = createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    seed: (now: number) => ({ ...defaultSeed(now), ...data }),
  });
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
      if (!isDescribed(api, { method, path, status })) {
        throw new Error(`The description of ${method} ${path} has no ${status}: ${text}`);
      }
      return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
    },
  };
}

/** The statuses of any route, which the API's description lists once for all routes. */
const common = new Set([405, 413, 500]);

/** Whether an API describes a status. Any status is accepted for a path that does not exist. */
function isDescribed(
  api: ControlRouter,
  { method, path, status }: { method: string; path: string; status: number },
): boolean {
  const { paths = {} } = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '', version: '' },
  });
  const [, operations] =
    Object.entries(paths).find(([template]) =>
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    ) ?? [];
  if (common.has(status) || !operations) return true;
  const operation: unknown = Object.entries(operations).find(
    ([name]) => name === method.toLowerCase(),
  )?.[1];
  const responses = isJsonObject(operation) ? operation.responses : undefined;
  return isJsonObject(responses) && Object.hasOwn(responses, status);
}
