import { PACKAGE_NAME } from '../consts.js';
import { webMethodOf } from '../server/permission.js';
import { currentCall } from './current-call.js';
import { property } from './property.js';

/** Where an endpoint has its web method: a name that all copies of this package know. */
const METHOD: unique symbol = Symbol.for(`${PACKAGE_NAME}/endpoint`);

const MISUSED =
  'endpoint() was called without its checks. Export it as GET from a file of src/pages that is not prerendered, and set integrations: [webMethods(wix())] in astro.config.mjs.';

/** What Astro calls for a `GET` of the endpoint's address. */
type Endpoint = ((context: { request: Request }) => Promise<Response>) & {
  readonly [METHOD]: () => Promise<unknown>;
};

/**
 * Serves a web method as a plain HTTP endpoint as well, for callers that cannot import it. It answers
 * `GET`, in whose `authorization` header the caller's access token is, with the same permission, cache
 * and errors; the result is plain JSON, in which a `Date` is its ISO text.
 *
 * @example export const GET = endpoint(getInstance);
 * @param method A web method without arguments.
 * @throws {TypeError} For a function that is no web method.
 */
export function endpoint(method: () => Promise<unknown>): Endpoint {
  webMethodOf(method);
  const route = async ({ request }: { request: Request }) => {
    const call = currentCall.getStore();
    if (call?.options.endpoint === method) return call.answer(request);
    // A rewrite has led to this address, such as that of Wix's localization from /de/api/plan.
    if (call?.isUnknown) return call.readEndpoint(request, method);
    throw new Error(MISUSED);
  };
  return Object.assign(route, { [METHOD]: method });
}

/** A request, as far as it tells what answers it. */
interface Asked {
  /** Its HTTP method. */
  readonly method: string | undefined;
  /** The `access-control-request-method` of a preflight. */
  readonly announced: string | null | undefined;
}

/**
 * Finds the web method that answers a request of an endpoint's address, if the app does not answer
 * it itself, as it does what the file exports beside `GET`.
 * @param module What the file of `src/pages` exports.
 * @throws {Error} If an endpoint is exported under another name, of which nobody would hear: Wix's
 * middleware makes an empty 500 of what a route throws.
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

/** The HTTP method whose export answers: a preflight is for who answers what it announces. */
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
