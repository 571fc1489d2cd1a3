import { TrieRouter } from 'hono/router/trie-router';
import { invalidInput } from '../../util/emulator-error.js';
import type { Answer, Answers, ResolveMethod } from './answer.js';

/** An own answer that fits a request. */
export interface MatchedAnswer {
  readonly answer: Answer;
  /** The variable parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

const KEY = /^(\*|[A-Z]+) (https?):\/\/([^/?#\s]+)(\/[^?#\s]*)?$/;

const NOT_ASCII = /[^\x21-\x7e]+/g;

const METHOD_KEY = /^(@wix\/[\w./-]+) ([\w$.]+)$/;

const refuse: ResolveMethod = (specifier, name) => {
  throw invalidInput(
    `Invalid key "${specifier} ${name}" of an answer: the emulator does not know the app's folder, and so not its packages. Use an HTTP method and a URL.`,
  );
};

/** The own answers of a project or of a test, by method and URL. */
export class AnswerRegistry {
  readonly #router = new TrieRouter<Answer>();
  readonly #hosts = new Set<string>();
  readonly #resolve: ResolveMethod;

  /**
   * @param resolve Finds the requests of a Wix method. Default: no method is known.
   * @throws {EmulatorError} If a key is neither a method and a URL nor the name of a Wix method.
   */
  constructor(answers: Answers = {}, resolve: ResolveMethod = refuse) {
    this.#resolve = resolve;
    for (const [key, answer] of Object.entries(answers)) this.add(key, answer);
  }

  /**
   * Adds an answer.
   * @param key The method and the URL, or a Wix method, as in {@link Answers}.
   * @throws {EmulatorError} If the key is neither.
   */
  add(key: string, answer: Answer): void {
    const [, specifier, name] = METHOD_KEY.exec(key) ?? [];
    if (specifier !== undefined && name !== undefined) {
      for (const resolved of this.#resolve(specifier, name)) this.#addUrl(resolved, answer);
      return;
    }
    this.#addUrl(key, answer);
  }

  #addUrl(key: string, answer: Answer): void {
    const [, method, protocol = '', givenHost = '', path = '/'] = KEY.exec(key) ?? [];
    const host = hostOf(`${protocol}://${givenHost}`);
    if (method === undefined || host === undefined || !path.split('/').every(isPossible)) {
      throw invalidInput(
        `Invalid key "${key}" of an answer. Use a method and a URL without a query, such as "POST https://api.example.com/v1/orders/:id", or a method of Wix, such as "@wix/ecom orders.getOrder".`,
      );
    }
    const route = `/${protocol}/${host}${path.replaceAll(NOT_ASCII, encodeURIComponent)}`;
    this.#hosts.add(host);
    this.#router.add(method === '*' ? 'ALL' : method, route, answer);
  }

  /** The answer to a request, which is the first one that was added of those that fit. */
  match(method: string, url: URL): MatchedAnswer | undefined {
    const route = `/${url.protocol.slice(0, -1)}/${url.host}${url.pathname}`;
    const [[first], stash] = this.#router.match(method, route);
    if (!first) return undefined;
    const [answer, values] = first;
    const params = Object.entries(values).map(([name, value]) => [
      name,
      decode(typeof value === 'number' ? (stash?.[value] ?? '') : value),
    ]);
    return { answer, params: Object.fromEntries(params) };
  }

  /** Whether there is an answer to any request to a host. */
  hasHost(host: string): boolean {
    return this.#hosts.has(host);
  }
}

/** Returns the host of an origin as requests have it; `undefined` if none has it. */
function hostOf(origin: string): string | undefined {
  const isHost = /^\w+:\/\/(\[[\da-f:.]+\]|[^:*@[\]]+)(:\d+)?$/i.test(origin);
  return isHost && URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Whether the path of a request can have a part, or a variable can stand for it. */
function isPossible(part: string): boolean {
  if (part.startsWith(':')) return /^:\w+(\{.+\})?$/.test(part);
  return !/[{}"<>`]/.test(part) && part !== '.' && part !== '..';
}

/** Decodes a part of a path, unless its escapes are malformed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
