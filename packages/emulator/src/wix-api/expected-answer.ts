import { coverageOf, type Operation } from '../model/operations/operation.js';
import { type OperationId, operations } from '../model/operations/operations.js';
import type { WixCall } from './call.js';
import { type AnswerSources, identifyAnswer } from './find-answer.js';
import { type Endpoint, hosts } from './route.js';
import { routes } from './router.js';

/** A request as it can be read from source code. */
export interface RequestPattern {
  /** The HTTP method; `undefined` if it is not known. */
  readonly method: string | undefined;
  /** The URL. An unknown part is in braces, as in `https://www.wixapis.com/forms/{id}`. */
  readonly url: string;
  /** The known fields of the body. */
  readonly body?: Readonly<Record<string, string>>;
}

/** How the emulator will answer a request. */
export interface ExpectedAnswer {
  readonly answer: 'emulated' | 'partial' | 'generic' | 'own' | 'refused' | 'unknown';
  /** The operation that the request asks for. */
  readonly operation?: OperationId;
  /** The missing and the assumed part, or the reason why the answer is not known. */
  readonly note?: string;
}

const HOLE = /\{[^}]*\}/g;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const GENERIC =
  'Returns what was created or seeded, without defaults, rules, and permissions. Parts of the request that are not known are refused.';

/** What a request asks for: an operation, or `own`, `generic`, or `refused`. */
type Target = OperationId | 'own' | 'generic' | 'refused';

/**
 * Says how the emulator will answer a request. It asks the function that identifies the real
 * requests, so that both always agree.
 * @param sources The project's own answers and the SDK's standard methods. Default: neither.
 * @throws Whatever the own answers throw when they are loaded.
 */
export async function expectAnswer(
  { method, body = {}, ...request }: RequestPattern,
  sources: AnswerSources = {},
): Promise<ExpectedAnswer> {
  // After a whole host, the unknown part is the path.
  const url = request.url.replace(/^(https?:\/\/[\w.-]+\.\w+)(?=\{)/, '$1/');
  if (!/^https?:\/\/[^/{]+(\/|$)/.test(url) || !URL.canParse(url.replaceAll(HOLE, 'x'))) {
    return { answer: 'unknown', note: 'The host is not known.' };
  }
  const found = new Set<Target>();
  for (const possible of method === undefined ? METHODS : [method]) {
    for (const fields of possibleBodies(body)) {
      for (const id of await targetsOf(possible, url, fields, sources)) found.add(id);
    }
  }
  const [target = 'refused', ...others] = found;
  if (others.length > 0) {
    return { answer: 'unknown', note: describeDoubt([...found]) };
  }
  if (isOperation(target)) return describeOperation(target);
  if (await isOpen(request.url, url, sources)) return { answer: 'unknown', note: DEPENDS };
  return target === 'generic' ? { answer: 'generic', note: GENERIC } : { answer: target };
}

/**
 * Whether the unknown part of a URL may lead to an own answer or to a standard method. A whole part
 * of the path is taken for an id.
 */
async function isOpen(
  given: string,
  url: string,
  { answers, catalogue }: AnswerSources,
): Promise<boolean> {
  if (!given.replaceAll(/\/\{[^}]*\}(?=\/|$)/g, '').includes('{')) return false;
  const { host } = new URL(url.replaceAll(HOLE, 'x'));
  const isGeneric = catalogue !== undefined && hosts.includes(host);
  return isGeneric || (await answers?.hasHost(host)) === true;
}

const DEPENDS = 'The answer depends on the unknown part of the request.';

function describeOperation(id: OperationId): ExpectedAnswer {
  const operation = operations.find((one) => one.id === id);
  if (!operation) return { answer: 'refused' };
  const note = noteOf(operation);
  return { answer: coverageOf(operation), operation: id, ...(note !== '' && { note }) };
}

function noteOf({ missing, assumed }: Operation): string {
  return [missing, assumed && `Assumed: ${assumed}`].filter(Boolean).join(' ');
}

function describeDoubt(found: readonly Target[]): string {
  const names = found.filter((id) => id !== 'refused');
  if (names.length > 5) return DEPENDS;
  const others = found.includes('refused') ? ', or a request that is not emulated' : '';
  return `It may be ${names.map(describeTarget).join(', ')}${others}.`;
}

function describeTarget(target: Target): string {
  if (target === 'own') return 'a request with an own answer';
  return target === 'generic' ? 'a standard method' : target;
}

/** Without a known grant, a request to an endpoint for tokens may have any of them. */
function possibleBodies(
  body: Readonly<Record<string, string>>,
): Readonly<Record<string, string>>[] {
  if ('grant_type' in body || 'grantType' in body) return [body];
  const grants = Object.values(routes).flatMap(({ grant }) => grant ?? []);
  return [body, ...grants.map((grant) => ({ ...body, grant_type: grant }))];
}

async function targetsOf(
  method: string,
  url: string,
  json: Readonly<Record<string, string>>,
  sources: AnswerSources,
): Promise<Target[]> {
  const targetOf = async (one: string): Promise<Target> => {
    const found = await identifyAnswer(callOf(method, one, json), sources);
    return 'operation' in found ? found.operation : found.tag;
  };
  const target = await targetOf(url.replaceAll(HOLE, 'x'));
  if (!url.includes('{') || isOperation(target)) return [target];
  // The unknown part of the path may be one that leads to an operation.
  const others = urlsOf(method).filter((one) => matches(url, one));
  return [target, ...(await Promise.all(others.map(targetOf)))];
}

function isOperation(target: Target): target is OperationId {
  return target !== 'own' && target !== 'generic' && target !== 'refused';
}

function callOf(method: string, url: string, json: Readonly<Record<string, string>>): WixCall {
  const headers = new Headers();
  return { method, url: new URL(url), headers, bytes: new Uint8Array(), isTooLarge: false, json };
}

/** An address for each endpoint with a method. */
function urlsOf(method: string): string[] {
  const endpoints: readonly Endpoint[] = Object.values(routes).flatMap((one) => one.endpoints);
  return endpoints
    .filter((endpoint) => endpoint.method === undefined || endpoint.method === method)
    .flatMap(({ hosts: all, path }) =>
      all.map((host) => `https://${host}${path.replaceAll('*', 'x')}`),
    );
}

function matches(pattern: string, url: string): boolean {
  const literals = pattern.split(HOLE).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.+')}$`).test(url);
}
