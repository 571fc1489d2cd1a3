import type { InstanceData } from '../data/instance-data.js';
import type { InstanceEntities } from '../entities/instance-entities.js';
import type { AppInstance } from '../instances/instance-schema.js';
import type { SubjectType } from '../tokens/claims.js';

/** The verified caller of a request, from the access token in its `Authorization` header. */
export interface AnswerCaller {
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly siteId: string;
}

/** What an own answer knows about the request besides the request itself. */
export interface AnswerContext {
  /** The variable parts of the path, for example `{ id: '7' }` for the pattern `/orders/:id`. */
  readonly params: Readonly<Record<string, string>>;
  /** The caller; `undefined` if the request has no valid access token of the emulator. */
  readonly caller: AnswerCaller | undefined;
  /** The app instance of the caller's token. */
  readonly instance: AppInstance | undefined;
  /** The emulator's time, in milliseconds since the epoch. */
  readonly now: number;
  /**
   * Wix Data on the site of an instance, without permissions.
   * @param instance The instance's key or instance id. Default: the instance of the caller's token.
   * @throws {EmulatorError} If there is no such instance.
   */
  data(instance?: string): InstanceData;
  /**
   * The entities of other Wix APIs on the site of an instance, such as contacts and orders.
   * @param instance The instance's key or instance id. Default: the instance of the caller's token.
   * @throws {EmulatorError} If there is no such instance.
   */
  entities(instance?: string): InstanceEntities;
}

/**
 * Answers a request of the app in place of Wix or of another server.
 * @param request The request, as the app sent it.
 */
export type Answer = (request: Request, context: AnswerContext) => Response | Promise<Response>;

/**
 * Finds the requests that a method of one of Wix's packages sends.
 * @param specifier The package, for example `@wix/ecom`.
 * @param name The method with its module, for example `orders.getOrder`.
 * @returns An HTTP method and a URL for each request.
 * @throws {EmulatorError} If there is no such method.
 */
export type ResolveMethod = (specifier: string, name: string) => readonly string[];

/**
 * A project's own answers. The keys are an HTTP method and a URL, for example
 * `POST https://api.example.com/v1/orders/:id`. The path may have variables (`:id`) and end with
 * `/*`. The method `*` stands for every method. A query is not part of the key. For a method of one
 * of Wix's packages, the key is the package and the method's name: `@wix/ecom orders.getOrder`. If
 * several keys fit a request, the first one answers.
 */
export type Answers = Readonly<Record<string, Answer>>;
