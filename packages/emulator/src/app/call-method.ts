import type { EmulatorState } from '../state.js';
import { stopwatch } from '../stopwatch.js';
import { UserError } from './user-error.js';

/** Which web method to call, and as whom. */
export interface MethodCall {
  /** The method's id, for example `backend/instance/getInstance`. */
  readonly method: string;
  /** The arguments, as JSON carries them; none if left out. */
  readonly args?: readonly unknown[];
  /** The key of a caller, `visitor` if left out; null for a call without a token. */
  readonly as?: string | null;
  /** The key or the id of an installation; the first one if left out. */
  readonly instance?: string;
}

/** What the app answered. */
export interface MethodAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The body's media type; empty if there is no body. */
  readonly contentType: string;
  /** The body as it came. */
  readonly body: string;
  /** How long the app took, in milliseconds. */
  readonly durationMs: number;
}

/** When the app's own clients give up, too. */
const timeoutMs = 30_000;

const maxAnswerMebibytes = 8;

/**
 * Calls one of the app's web methods as one of the seeded callers.
 * @throws {RangeError} if the seed has no such caller or installation, the method's id is none, or
 *   JSON cannot carry the arguments.
 * @throws {UserError} if no app runs, or it does not answer.
 */
export async function callMethod(state: EmulatorState, call: MethodCall): Promise<MethodAnswer> {
  const path = pathOf(call.method);
  const body = serialize(call.args ?? []);
  const authorization = tokenFor(state, call);
  if (!state.app) {
    throw new UserError('No app runs with this emulator: start it, and wait until it is warm.');
  }
  const elapsed = stopwatch();
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), timeoutMs);
  try {
    const answer = await fetch(new URL(path, state.app.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization !== undefined && { authorization }),
      },
      body,
      redirect: 'manual',
      signal: giveUp.signal,
    });
    const text = await readBounded(answer);
    const [contentType = ''] = (answer.headers.get('content-type') ?? '').split(';');
    return {
      status: answer.status,
      contentType: contentType.trim(),
      body: text,
      durationMs: elapsed(),
    };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      giveUp.signal.aborted
        ? `The app did not answer within ${timeoutMs / 1000} seconds.`
        : 'The app broke the connection without an answer: has it stopped?',
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** The path of a method, which its id cannot lead away from. */
function pathOf(id: string): string {
  const segments = id.split('/');
  const isMethod = segments.length > 1 && !segments.some((name) => /^\.{0,2}$/.test(name));
  if (!isMethod || !isEncodable(id)) {
    throw new RangeError(
      `"method" must be a module and an export, such as backend/instance/getInstance, not "${id}".`,
    );
  }
  return `/api/web-methods/${segments.map(encodeURIComponent).join('/')}`;
}

function isEncodable(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function serialize(args: readonly unknown[]): string {
  try {
    return JSON.stringify(args);
  } catch (cause) {
    throw new RangeError(
      '"args" must be values that JSON can carry: no BigInt, and nothing that contains itself.',
      { cause },
    );
  }
}

function tokenFor(state: EmulatorState, { as = 'visitor', instance }: MethodCall) {
  const name = instance ?? Object.keys(state.installations.all)[0] ?? '';
  const { instanceId } = state.require(name).installation.instance;
  if (as === null) return undefined;
  const caller = Object.hasOwn(state.callers, as) ? state.callers[as] : undefined;
  if (!caller) {
    const keys = Object.keys(state.callers).join(', ');
    throw new RangeError(`There is no caller "${as}"; there are ${keys}.`);
  }
  return state.tokens.issue(state.complete({ ...caller.claims, instanceId }));
}

async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxAnswerMebibytes * 1024 * 1024) {
      throw new UserError(`The app's answer is larger than ${maxAnswerMebibytes} MiB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
