import { z } from '@hono/zod-openapi';
import type { EmulatorState } from '../model/state.js';
import { checkJson } from '../util/check-json.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { type AppAnswer, NO_APP_RUNS, postToApp } from './post.js';

/** The web method to call, its arguments, its caller and its instance. */
export const methodCallSchema = z
  .strictObject({
    method: z.string().openapi({ example: 'backend/instance/getInstance' }),
    args: z
      .array(z.unknown())
      .readonly()
      .optional()
      .openapi({ description: 'The arguments, as JSON values; none if left out.' }),
    as: z
      .string()
      .nullable()
      .optional()
      .openapi({ description: 'The key of a caller; `visitor` if left out, null for no token.' }),
    instance: z
      .string()
      .optional()
      .openapi({ description: 'The instance, by key or id; the first one if left out.' }),
  })
  .openapi('MethodCall');

/** The web method to call, its arguments, its caller and its instance. */
export type MethodCall = Readonly<z.infer<typeof methodCallSchema>>;

/** The timeout in milliseconds, the same as in the app's own clients. */
const TIMEOUT_MS = 30_000;

/**
 * Calls one of the app's web methods as one of the seeded callers.
 * @throws {EmulatorError} If the seed has no such caller or instance, the method's id is invalid,
 *   or the arguments are not JSON values.
 * @throws {EmulatorError} If no app is running, or it does not answer.
 */
export async function callMethod(state: EmulatorState, call: MethodCall): Promise<AppAnswer> {
  const path = pathOf(call.method);
  const body = serialize(call.args ?? []);
  const authorization = tokenFor(state, call);
  if (!state.app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
  const { url, trailingSlash } = state.app;
  return postToApp({
    url: new URL(trailingSlash ? `${path}/` : path, url),
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    },
    body,
    timeoutMs: TIMEOUT_MS,
  });
}

/** Returns the URL path of a method, and refuses ids whose segments would change that path. */
function pathOf(id: string): string {
  const segments = id.split('/');
  // A URL cannot carry a lone surrogate (`Cs`).
  if (segments.length < 2 || segments.some((name) => /^\.{0,2}$|\p{Cs}/u.test(name))) {
    throw invalidInput(
      `"method" must be a module and an export, such as backend/instance/getInstance, not "${id}".`,
    );
  }
  return `/api/web-methods/${segments.map(encodeURIComponent).join('/')}`;
}

function serialize(args: readonly unknown[]): string {
  checkJson(args, '"args"');
  try {
    return JSON.stringify(args);
  } catch (cause) {
    const message = '"args" must be values that JSON can carry, which a BigInt is not.';
    throw invalidInput(message, { cause });
  }
}

function tokenFor(state: EmulatorState, { as = 'visitor', instance }: MethodCall) {
  const name = instance ?? Object.keys(state.instances.all)[0] ?? '';
  const { instanceId } = state.require(name).appInstance.instance;
  if (as === null) return undefined;
  const caller = Object.hasOwn(state.callers, as) ? state.callers[as] : undefined;
  if (!caller) {
    const keys = Object.keys(state.callers).join(', ');
    throw invalidInput(`Unknown caller "${as}". Use one of: ${keys}.`);
  }
  return state.tokens.issue(state.complete({ ...caller.claims, instanceId }));
}
