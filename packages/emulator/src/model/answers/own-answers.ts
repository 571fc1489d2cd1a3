import type { Answer, Answers, ResolveMethod } from './answer.js';
import { AnswerRegistry, type MatchedAnswer } from './answer-registry.js';

/** Returns a project's own answers. It is called for every request, because a file may change. */
export type AnswerSource = () => Answers | Promise<Answers>;

/** The own answers of an emulator: those that a test has added, then those of the project. */
export class OwnAnswers {
  /** The added answers, the latest first. */
  #added: readonly AnswerRegistry[] = [];
  readonly #source: AnswerSource;
  readonly #resolve: ResolveMethod | undefined;
  #project = { answers: {}, registry: new AnswerRegistry() };

  /**
   * @param source Returns the project's answers.
   * @param resolve Finds the requests of a Wix method. Default: no method is known.
   */
  constructor(source: AnswerSource, resolve?: ResolveMethod) {
    this.#source = source;
    this.#resolve = resolve;
  }

  /**
   * Adds an answer until the emulator is reset. It takes precedence over the project's answers and
   * over those that were added before.
   * @param key The method and the URL, or a Wix method, as in {@link Answers}.
   * @throws {EmulatorError} If the key is neither.
   */
  add(key: string, answer: Answer): void {
    this.#added = [new AnswerRegistry({ [key]: answer }, this.#resolve), ...this.#added];
  }

  /**
   * The own answer to a request.
   * @throws The error of the project's source.
   */
  async match(method: string, url: URL): Promise<MatchedAnswer | undefined> {
    const project = await this.#load();
    for (const registry of [...this.#added, project]) {
      const match = registry.match(method, url);
      if (match) return match;
    }
    return undefined;
  }

  /**
   * Whether there is an own answer to any request to a host.
   * @throws The error of the project's source.
   */
  async hasHost(host: string): Promise<boolean> {
    const project = await this.#load();
    return [...this.#added, project].some((registry) => registry.hasHost(host));
  }

  async #load(): Promise<AnswerRegistry> {
    const answers = await this.#source();
    if (answers !== this.#project.answers) {
      this.#project = { answers, registry: new AnswerRegistry(answers, this.#resolve) };
    }
    return this.#project.registry;
  }

  /** Removes the added answers. */
  clear(): void {
    this.#added = [];
  }
}
