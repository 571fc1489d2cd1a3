import { findSdkPackages, type SdkMethod, type SdkPackage } from './sdk-package.js';
import { type StandardMethod, standardMethod } from './standard-method.js';

/** A standard method that a request calls. */
export interface CalledMethod {
  readonly method: StandardMethod;
  /** The decoded variables of the path, in their order. */
  readonly pathValues: readonly string[];
}

/** The standard methods of the app's own SDK packages. Reads a package when a request needs it. */
export class Catalogue {
  readonly #root: string;
  #packages: readonly SdkPackage[] | undefined;
  readonly #endpoints = new Map<SdkPackage, readonly Endpoint[]>();

  /** @param root The app's folder. */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Finds the standard method that a request calls.
   * @param httpMethod The HTTP method. A query may be a `GET` in place of a `POST`.
   * @param pathname The path on `www.wixapis.com`.
   * @returns `undefined` if the app's packages have no such method, or if the method is not standard.
   */
  find(httpMethod: string, pathname: string): CalledMethod | undefined {
    this.#packages ??= findSdkPackages(this.#root);
    const path = pathname.split('/');
    const matches = this.#packages
      .filter(({ prefixes }) => prefixes.some((prefix) => pathname.startsWith(prefix)))
      .flatMap((one) => this.#endpointsOf(one))
      .filter((one) => allows(one, httpMethod) && matchesPath(one, path))
      // `/contacts/query` is a query, and not the contact with the id `query`.
      .sort((one, other) => one.variables.length - other.variables.length);
    const [best] = matches;
    if (!best?.standard) return undefined;
    return {
      method: best.standard,
      pathValues: best.variables.map((index) => decode(path[index] ?? '')),
    };
  }

  #endpointsOf(sdkPackage: SdkPackage): readonly Endpoint[] {
    const known = this.#endpoints.get(sdkPackage);
    if (known) return known;
    const endpoints = read(sdkPackage).map(toEndpoint);
    this.#endpoints.set(sdkPackage, endpoints);
    return endpoints;
  }
}

/** Reads the methods of a package; none if its own code fails. */
function read({ name, readMethods }: SdkPackage): readonly SdkMethod[] {
  try {
    return readMethods();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    console.warn(
      `wix-emulator: ${name} cannot be read (${reason}), so its requests are not emulated. Install the package again, or answer them in wix-emulator.answers.ts.`,
    );
    return [];
  }
}

interface Endpoint {
  readonly httpMethod: string;
  readonly segments: readonly string[];
  /** The places of the variables in the path. */
  readonly variables: readonly number[];
  /** The method; `undefined` if it is not a standard one. */
  readonly standard: StandardMethod | undefined;
}

function toEndpoint(method: SdkMethod): Endpoint {
  const segments = method.path.split('/');
  const variables = [...segments.keys()].filter((index) => segments[index]?.startsWith(':'));
  return { httpMethod: method.httpMethod, segments, variables, standard: standardMethod(method) };
}

function allows({ httpMethod, standard }: Endpoint, given: string): boolean {
  if (httpMethod === given) return true;
  const isQuery = standard?.verb === 'query' || standard?.verb === 'search';
  return isQuery && (given === 'GET' || given === 'POST');
}

function matchesPath({ segments }: Endpoint, path: readonly string[]): boolean {
  return (
    segments.length === path.length &&
    segments.every((segment, index) =>
      segment.startsWith(':') ? path[index] !== '' : segment === path[index],
    )
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
