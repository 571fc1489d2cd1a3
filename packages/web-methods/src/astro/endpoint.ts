import { PACKAGE_NAME } from '../consts.js';
import { webMethodOf } from '../server/permission.js';
import { currentCall } from './current-call.js';
import { property } from './property.js';

/** The key of an endpoint's web method, which all copies of this package share. */
const METHOD: unique symbol = Symbol.for(`${PACKAGE_NAME}/endpoint`);

const MISUSED =
  'endpoint() was called without its checks. Export it as GET from a file of src/pages that is not prerendered, and set integrations: [webMethods(wix())] in astro.config.mjs.';

/** The function that Astro calls for a `GET` request to the endpoint. */
type Endpoint = ((context: { request: Request }) => Promise<Response>) & {
  readonly [METHOD]: () => Promise<unknown>;
};

/**
 * Serves a web method as a plain HTTP endpoint, too, for callers that cannot import it. The
 * endpoint answers `GET` requests with the caller's access token in the `authorization` header, and
 * has the same permission, cache and errors. The result is plain JSON, with a `Date` as its ISO
 * string.
 *
 * @example export const GET = endpoint(getInstance);
 * @param method A web method without arguments.
 * @throws {TypeError} If the function is not a web method.
 */
export function endpoint(method: () => Promise<unknown>): Endpoint {
  webMethodOf(method);
  const route = async ({ request }: { request: Request }) => {
    const call = currentCall.getStore();
    if (call?.options.endpoint === method) return call.answer(request);
    // A rewrite has led to this address, such as Wix's localization from /de/api/plan.
    if (call?.isUnknown) return call.readEndpoint(request, method);
    throw new Error(MISUSED);
  };
  return Object.assign(route, { [METHOD]: method });
}

/** The parts of a request that determine which export answers it. */
interface Asked {
  /** Its HTTP method. */
  readonly method: string | undefined;
  /** The `access-control-request-method` of a preflight. */
  readonly announced: string | null | undefined;
}

/**
 * Finds the web method that answers a request to an endpoint's address.
 * @param module The exports of the file in `src/pages`.
 * @returns The web method; `undefined` if the app itself answers the request.
 * @throws {Error} If an endpoint is exported under a name other than `GET`. An error of the route
 * itself would get lost, because Wix's middleware turns it into an empty 500.
 */
export function endpointMethod(
  module: unknown,
  { method = 'GET', announced }: Asked,
): (() => Promise<unknown>) | undefined {
  const get = property(module, 'GET');
  const own = property(module, answering(module, method, announced)) ?? property(module, 'ALL');
  if (isEndpoint(own) && own !== get) throw new Error(MISUSED);
  return isEndpoint(get) && (own === get || !isFunction(own)) ? get[METHOD] : undefined;
}

/** Returns the HTTP method whose export answers. For a preflight, that is the announced method. */
function answering(module: unknown, method: string, announced: Asked['announced']): string {
  const isPreflight = method === 'OPTIONS' && !isFunction(property(module, 'OPTIONS'));
  return isPreflight ? (announced ?? method) : method;
}

function isEndpoint(value: unknown): value is Endpoint {
  return isFunction(value) && METHOD in value;
}

function isFunction(value: unknown): value is (...args: never[]) => unknown {
  return typeof value === 'function';
}
