import { z } from '@hono/zod-openapi';
import type { AttachedApp } from '../model/attached-app.js';
import type { EmulatorState } from '../model/state.js';
import { checkJson } from '../util/check-json.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { isJsonObject, parseJson } from '../util/json.js';
import { parseInput } from '../util/parse-input.js';
import { findCaller } from './find-caller.js';
import { type AppAnswer, NO_APP_RUNS, postToApp } from './post.js';

/** The web method to call, its arguments, its caller and its instance. */
export const methodCallSchema = z
  .strictObject(
    {
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
    },
    { error: "must be an object, such as { method: 'backend/instance/getInstance' }" },
  )
  .openapi('MethodCall');

/** The web method to call, its arguments, its caller and its instance. */
export type MethodCall = Readonly<z.infer<typeof methodCallSchema>>;

/** The timeout in milliseconds, the same as in the app's own clients. */
const TIMEOUT_MS = 30_000;

/**
 * Calls one of the app's web methods as one of the seeded callers.
 * @throws {EmulatorError} If the seed has no such caller or instance, the app has no such method,
 *   or the arguments are not JSON values.
 * @throws {EmulatorError} If no app is running, or it does not answer.
 */
export async function callMethod(state: EmulatorState, call: MethodCall): Promise<AppAnswer> {
  // A caller in JavaScript may pass anything.
  parseInput(methodCallSchema, call, 'The call');
  const path = pathOf(call.method);
  const body = serialize(call.args ?? []);
  const authorization = tokenFor(state, call);
  const { app } = state;
  if (!app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
  const { url, trailingSlash } = app;
  const answer = await postToApp({
    url: new URL(trailingSlash ? `${path}/` : path, url),
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    },
    body,
    timeoutMs: TIMEOUT_MS,
  });
  await requireMethod(app, call.method, answer);
  return answer;
}

/**
 * Refuses a method that the app does not have. Only an answer that may mean this is worth the request
 * for the list of its methods.
 */
async function requireMethod(app: AttachedApp, id: string, { status, body }: AppAnswer) {
  if (status !== 404) return;
  const answer = parseJson(body);
  const error = isJsonObject(answer) ? answer.error : undefined;
  // A method that exists may answer this, too.
  if (!isJsonObject(error) || error.code !== 'NOT_FOUND') return;
  const ids = (await app.methods()).map((method) => method.id);
  if (ids.length === 0 || ids.includes(id)) return;
  throw invalidInput(`Unknown web method "${id}". Use one of: ${ids.join(', ')}.`);
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
  const { claims } = findCaller(state, as);
  return state.tokens.issue(state.complete({ ...claims, instanceId }));
}
