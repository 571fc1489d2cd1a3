import { expect } from 'vitest';
import type { CallerKey, InstanceKey } from 'wix-emulator';
import type { Runtime } from './runtime.js';

/** How to read an endpoint. */
interface ReadOptions {
  /** The seeded caller whose token the request carries; `null` for none. Default: `visitor`. */
  as?: CallerKey | null;
  /** The seeded instance that the token is for. Default: `premium`. */
  instance?: InstanceKey;
  /** A token of one's own, over that of a seeded caller. */
  token?: string;
  /** The HTTP method. Default: `GET`. */
  method?: string;
  headers?: Record<string, string>;
}

/**
 * Asks an endpoint of the contract's app, from a page of a customer's site.
 * @param path Below `/api/`.
 * @returns The answer; its body is parsed if it is JSON.
 */
export async function read(
  { app }: Runtime,
  path: string,
  { as = 'visitor', instance, token, method = 'GET', headers }: ReadOptions = {},
) {
  const authorization = token ?? (as && app.token(as, instance));
  const response = await fetch(new URL(`/api/${path}`, app.url), {
    method,
    headers: {
      origin: 'https://a-customer.example',
      ...(authorization && { authorization }),
      ...headers,
    },
  });
  const text = await response.text();
  const isJson = text !== '' && response.headers.get('content-type') === 'application/json';
  const body: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
}

/** Asks before a request of another origin what the endpoint takes, as browsers do. */
export function preflight(runtime: Runtime, path: string, announced = 'GET') {
  const headers = {
    'access-control-request-method': announced,
    'access-control-request-headers': 'authorization',
  };
  return read(runtime, path, { as: null, method: 'OPTIONS', headers });
}

/** Expects what lets any site read an answer, and no cache on the way keep it. */
export function expectReadable({ headers }: { headers: Headers }): void {
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('cache-control')).toBe('private, no-store');
}
