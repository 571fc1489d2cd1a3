import { unauthenticated, upstream, WebMethodError } from '../error.js';
import { readArguments } from './body.js';
import { runWithCaller } from './caller.js';
import { identify } from './identify.js';
import { findMethod, type WebModules } from './modules.js';
import { isAllowed } from './permission.js';
import { errorResponse, finish, preflight } from './responses.js';
import { encodeResult } from './result.js';

/** What a handler serves. */
export interface HandlerOptions {
  /** The build-time manifest of the app's web modules. */
  modules: WebModules;
  /** The app's id, for which a caller's token must have been issued. */
  clientId: string;
  /** Whether the messages and stacks of faults may reach the caller: never in production. */
  dev: boolean;
}

/** Runs a method inside of what the framework sets up around it, such as the SDK's context. */
export type RunInContext = (run: () => Promise<Response>) => Promise<Response>;

/** Answers web-method calls: a Fetch API handler, for any framework. */
export type Handler = (request: Request, inContext?: RunInContext) => Promise<Response>;

/** How long a call may take on the server, so that no fault of Wix's leaves a caller waiting. */
const TIMEOUT_MS = 30_000;

/**
 * Makes the handler of an app's web methods. What needs no network is checked first, so that a
 * malformed call costs no call to Wix.
 * @param options The app's web modules and its id.
 */
export function createHandler({ modules, clientId, dev }: HandlerOptions): Handler {
  const fail = (error: unknown) => errorResponse(error, dev);

  async function answer(request: Request, inContext: RunInContext): Promise<Response> {
    if (request.method !== 'POST') {
      throw new WebMethodError('METHOD_NOT_ALLOWED', 'Web methods are called with POST.', {
        status: 405,
      });
    }
    if (!isJson(request.headers.get('content-type'))) {
      throw new WebMethodError(
        'UNSUPPORTED_MEDIA_TYPE',
        'Arguments are sent as application/json.',
        {
          status: 415,
        },
      );
    }
    const method = await findMethod(modules, new URL(request.url).pathname);
    const token = request.headers.get('authorization');
    if (!token) throw unauthenticated('The call has no access token.');
    const args = await readArguments(request);
    const caller = await identify(token, clientId);
    if (!isAllowed(method.permission, caller.subjectType)) {
      throw new WebMethodError(
        'FORBIDDEN',
        `The method's permission is ${method.permission}, which the caller does not have.`,
        { status: 403 },
      );
    }
    // What the method throws is answered inside of the context: a framework's own middleware would
    // turn it into a page.
    const run = () =>
      runWithCaller(caller, async () => encodeResult(await method(...args))).catch(fail);
    try {
      return await inContext(run);
    } catch (cause) {
      throw upstream('Wix failed to set up the call.', cause);
    }
  }

  return async (request, inContext = (run) => run()) => {
    if (request.method === 'OPTIONS') {
      return preflight(request.headers.get('access-control-request-headers'));
    }
    return finish(await within(TIMEOUT_MS, answer(request, inContext)).catch(fail));
  };
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

/** Waits for a promise no longer than so many milliseconds. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new WebMethodError('TIMEOUT', 'The call took too long.', { status: 504 }));
    }, ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
