import assert from 'node:assert/strict';
import { parse } from 'devalue';
import fc from 'fast-check';
import type { Handler } from 'wix-astro-web-methods/server';
import { RULES, SESSION } from './app.js';
import type { Body } from './bodies.js';
import type { ContentType, Credentials, Header } from './headers.js';
import type { Path } from './paths.js';

/** A generated call. */
export interface Call {
  readonly method: string;
  readonly path: Path;
  readonly contentType: ContentType;
  readonly credentials: Credentials;
  readonly others: readonly Header[];
  readonly body: Body;
}

/** Generates calls from their parts. */
export function calls(parts: { [K in keyof Call]: fc.Arbitrary<Call[K]> }): fc.Arbitrary<Call> {
  return fc.record(parts);
}

/** What the contract lets a call be answered with. */
interface Expectation {
  readonly statuses: readonly number[];
  readonly result?: unknown;
}

/** The default limit of a body. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Says what the contract has for a call. Where a call has several faults, any of them may be named;
 * only what a method itself refuses is for those to know who may call it.
 */
function expectationOf(call: Call): Expectation {
  const { method, path, contentType, credentials, body } = call;
  if (method === 'OPTIONS') return { statuses: [204] };
  const faults: number[] = [];
  if (method !== 'POST') faults.push(405);
  if (!contentType.isJson) faults.push(415);
  const rule = path.id === undefined ? undefined : RULES.get(path.id);
  if (!rule) faults.push(404);
  const { subject } = credentials;
  if (subject === undefined) faults.push(401);
  else if (rule && !rule.admits.includes(subject)) faults.push(403);
  if ('status' in body.outcome) faults.push(body.outcome.status);
  if (Number(headersOf(call).get('content-length')) > MAX_BODY_BYTES) faults.push(413);
  if (!rule || faults.length > 0 || 'status' in body.outcome) return { statuses: faults };
  const { status, result } = rule.answer(body.outcome.args);
  return { statuses: [status], result };
}

/** The codes of the contract's own refusals, by status. */
export const CODES: ReadonlyMap<number, string> = new Map([
  [400, 'BAD_REQUEST'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [422, 'VALIDATION'],
]);

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/**
 * Makes a call and checks its answer against the contract.
 * @returns The answer's status.
 * @throws {AssertionError} If the answer is none that the contract has for the call.
 */
export async function check(handle: Handler, call: Call): Promise<number> {
  const session = call.credentials.hasSession ? SESSION : undefined;
  const response = await handle(requestOf(call), { session });
  const text = await response.text();
  const { status, headers } = response;
  const { statuses, result } = expectationOf(call);
  assert(statuses.includes(status), `${status} and not ${statuses.join(' or ')}: ${text}`);
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.equal(headers.get('cache-control'), 'private, no-store');
  if (status === 204) {
    assert.equal(text, '');
  } else if (status === 200) {
    const isJson = headers.get('content-type') === 'application/json';
    if (!isJson) assert.equal(headers.get('content-type'), 'application/devalue+json');
    assert.deepStrictEqual(isJson ? JSON.parse(text) : parse(text), result);
  } else {
    checkError(response, JSON.parse(text));
  }
  checkPrototypes();
  return status;
}

function checkError({ status, headers }: Response, body: unknown): void {
  assert.equal(headers.get('content-type'), 'application/json');
  assert.equal(headers.get('allow'), status === 405 ? 'POST, OPTIONS' : null);
  const { code, message, requestId, details, ...rest } = errorOf(body);
  assert.equal(code, CODES.get(status));
  assert(typeof message === 'string' && message !== '');
  assert(typeof requestId === 'string' && UUID.test(requestId));
  assert.equal(details !== undefined, status === 422);
  assert.deepStrictEqual(rest, {});
}

function errorOf(body: unknown): Record<string, unknown> {
  assert(typeof body === 'object' && body !== null && 'error' in body);
  assert.deepStrictEqual(Object.keys(body), ['error']);
  assert(typeof body.error === 'object' && body.error !== null);
  return { ...body.error };
}

function headersOf({ contentType, credentials, others }: Call): Headers {
  return new Headers([...contentType.headers, ...credentials.headers, ...others].map(mutable));
}

function mutable([name, value]: readonly [string, string]): [string, string] {
  return [name, value];
}

function requestOf(call: Call): Request {
  const { method, path, body } = call;
  const headers = headersOf(call);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    body: hasBody ? bodyOf(body) : null,
    duplex: 'half',
  };
  return new Request(path.url, init);
}

function bodyOf({ chunks, isLost }: Body): BodyInit | undefined {
  if (chunks.length === 1 && !isLost) return chunks[0];
  const rest = [...chunks];
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = rest.shift();
      if (chunk) controller.enqueue(chunk);
      else if (isLost) controller.error(new TypeError('The caller is gone.'));
      else controller.close();
    },
  });
}

const PROTOTYPES: readonly object[] = [
  ...[Object, Array, Function, String, Number, Promise, Map, Request, Response, Error],
].map((type) => type.prototype);

const snapshot = () => PROTOTYPES.map((prototype) => Object.getOwnPropertyDescriptors(prototype));
const keys = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length).join();

const before = snapshot();
const keysBefore = keys();

/** Checks that no prototype has got a property, as every call might have given it one. */
function checkPrototypes(): void {
  assert.equal(keys(), keysBefore, 'a prototype has other properties than before');
}

/** Checks that the prototypes' properties are what they were before the first call. */
export function checkPrototypeProperties(): void {
  assert.deepStrictEqual(snapshot(), before);
}
