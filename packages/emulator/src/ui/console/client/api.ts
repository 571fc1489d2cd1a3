import { type Guard, isString, shapeOf } from './guards.js';

const isRefusal = shapeOf<{ error: string }>({ error: isString });

/**
 * Asks the control API.
 * @param path below `/emulator/`.
 * @param is whether the answer is what the console takes it for.
 * @throws {Error} whose message is a sentence for whoever looks at the console.
 */
export async function get<T>(path: string, is: Guard<T>): Promise<T> {
  return checked(path, await ask('GET', path), is);
}

/**
 * Makes the control API do something that has an answer.
 * @param signal stops waiting for it.
 * @throws {Error} whose message is a sentence for whoever looks at the console.
 */
export async function post<T>(
  path: string,
  body: object,
  is: Guard<T>,
  signal?: AbortSignal,
): Promise<T> {
  return checked(path, await ask('POST', path, body, signal), is);
}

/**
 * Makes the control API do something whose answer does not matter.
 * @throws {Error} whose message is a sentence for whoever looks at the console.
 */
export async function send(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<void> {
  await ask(method, path, body);
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const { ok, status, text } = await reach(path, {
    method,
    // A POST needs it even without a body: other web sites cannot send this type unasked.
    ...(method !== 'GET' && { headers: { 'content-type': 'application/json' } }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const value = parse(text);
  if (ok) return value;
  throw new Error(
    isRefusal(value) ? value.error : `${method} /emulator/${path} answered ${status}.`,
  );
}

async function reach(path: string, init: RequestInit) {
  try {
    const answer = await fetch(`/emulator/${path}`, init);
    return { ok: answer.ok, status: answer.status, text: await answer.text() };
  } catch {
    throw new Error(init.signal?.aborted ? 'Stopped.' : 'The emulator does not answer.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checked<T>(path: string, value: unknown, is: Guard<T>): T {
  if (is(value)) return value;
  throw new Error(`The console does not understand the answer to /emulator/${path}.`);
}
