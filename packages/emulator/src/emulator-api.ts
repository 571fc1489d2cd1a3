import type { MethodCall } from './app-client/call-method.js';
import type { ServicePluginCall } from './app-client/call-service-plugin.js';
import type { AppAnswer } from './app-client/post.js';
import type { ScriptOnSite } from './lifecycle/embed-on-site.js';
import type { LifecycleOutcome } from './lifecycle/perform.js';
import type { Answer, ResolveMethod } from './model/answers/answer.js';
import type { AnswerSource } from './model/answers/own-answers.js';
import type { AttachedApp } from './model/attached-app.js';
import type { ChangeTopic } from './model/change-emitter.js';
import type { EmulatorClock } from './model/clock.js';
import type { WixClientEnv } from './model/credentials.js';
import type { InstanceData } from './model/data/instance-data.js';
import type { ScriptProperties } from './model/embedded-scripts.js';
import type { InstanceEntities } from './model/entities/instance-entities.js';
import type { Faults } from './model/faults/faults.js';
import type { AppInstance } from './model/instances/instance-schema.js';
import type { LifecycleAction } from './model/lifecycle-action.js';
import type { ListedExtension } from './model/listed-extension.js';
import type { BlockedRequest } from './model/log/blocked-request.js';
import type { CallLogEntry, IncomingCall } from './model/log/call-log-entry.js';
import type { HostCallEntry, HostCallReport } from './model/log/host-call-entry.js';
import type { OpenCall } from './model/log/open-call.js';
import type { RequestLogEntry } from './model/log/request-log-entry.js';
import type { MediaFile } from './model/media-file.js';
import type { Seed, SeedFactory } from './model/seed.js';
import type { TokenClaims } from './model/tokens/claims.js';
import type { InstanceParameterClaims } from './model/tokens/instance-parameter.js';
import type { DefaultSeed } from './seed/default-seed.js';
import type { Snapshot } from './seed/snapshot.js';
import type { Deliveries } from './webhooks/deliveries.js';
import type { InstanceCheckouts } from './wix-api/ecom/instance-checkouts.js';

/**
 * A local Wix for one app: answers the app's requests to Wix, records requests and calls, and
 * performs the actions of site owners on the app's instances.
 * @template S The seed, whose keys `instances` and `callers` are known to exist.
 */
export interface Emulator<S extends Seed = DefaultSeed> {
  /** The credentials to start the app with. */
  readonly env: WixClientEnv;
  /** The instances of the app, by key. A clone has a new key that is not in the seed. */
  readonly instances: S['instances'] & Readonly<Record<string, AppInstance>>;
  /** The callers of the seed, by key. */
  readonly callers: S['callers'];
  /** The clock that tokens, trials, billing and logs use. */
  readonly clock: Pick<EmulatorClock, 'now' | 'offsetMs' | 'advance'>;
  /** The faults in the app's requests to Wix. */
  readonly faults: Pick<Faults, 'entries' | 'add' | 'remove' | 'clear'>;
  /** The deliveries of events to the app's event extensions. */
  readonly events: Pick<Deliveries, 'entries' | 'send' | 'settled' | 'clear'>;
  /**
   * How often `reset` or `importState` has replaced the state. Each time, the app's web methods
   * clear their caches.
   */
  readonly epoch: number;
  /** The running app; `undefined` until it is warmed up. */
  readonly app: AttachedApp | undefined;
  /** The latest requests to Wix of the app's server and its pages, oldest first. */
  readonly requests: readonly RequestLogEntry[];
  /** The latest calls that the app answered, oldest answer first, with their requests to Wix. */
  readonly calls: readonly CallLogEntry[];
  /**
   * The latest calls of the dashboard's and the editor's functions that were refused or changed the
   * site, oldest first.
   */
  readonly hostCalls: readonly HostCallEntry[];
  /**
   * Answers a request of the app to any host, like `fetch`. The answer to a request that is not
   * emulated has status 501 and names the method and the URL.
   * @throws {TypeError} If a fault resets the connection.
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Adds an own answer to the app's requests until the next reset. It takes precedence over those
   * that were added before, over the project's own answers, and over everything that the emulator
   * answers.
   * @param key The HTTP method and the URL, for example `POST https://api.example.com/v1/orders/:id`,
   *   or a method of one of the app's Wix packages, for example `@wix/ecom orders.getOrder`.
   * @throws {EmulatorError} If the key is neither. The message lists similar names.
   */
  answer(key: string, answer: Answer): void;
  /**
   * Mints an access token.
   * @returns The value for an `Authorization` header.
   * @throws {EmulatorError} If the claims name an instance that does not exist.
   */
  mintToken(claims: TokenClaims): string;
  /**
   * Signs an `instance` query parameter, which Wix adds to the URL of a self-hosted page. Token
   * info accepts it in place of an access token.
   * @returns `<signature>.<payload>`.
   * @throws {EmulatorError} If the claims name an instance that does not exist.
   */
  signInstance(claims: InstanceParameterClaims): string;
  /**
   * Calls one of the app's web methods as one of the seeded callers.
   * @throws {EmulatorError} If the seed has no such caller or instance, or the app no such method. The
   *   message lists those that exist.
   * @throws {EmulatorError} If no app is running.
   */
  call(call: MethodCall): Promise<AppAnswer>;
  /**
   * Calls one of the app's service plugins, as Wix does.
   * @throws {EmulatorError} If the instance or the plugin does not exist, or several plugins match.
   * @throws {EmulatorError} If no app is running, or it does not answer. In development, an app
   *   does not answer when a handler throws.
   */
  callServicePlugin(call: ServicePluginCall): Promise<AppAnswer>;
  /**
   * Lists the app's extensions with what the emulator does with each of them, and the methods of the
   * service plugins with examples of requests.
   * @throws {EmulatorError} If no app is running, or it does not serve a manifest.
   */
  listExtensions(): Promise<readonly ListedExtension[]>;
  /**
   * Performs an action of the site owner on an instance, and sends the app the signed event.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If the action is invalid, there is no such instance, the action does not
   *   fit its state, or the emulator is reset in the meantime.
   */
  perform(instance: string, action: LifecycleAction): Promise<LifecycleOutcome>;
  /**
   * Changes an instance without sending an event, for tests. As on Wix, the app is not notified, so
   * a web method with the `cache` option serves its cached result until its `ttl` is over.
   * @param instance The instance's key or instance id.
   * @param change Returns the changed instance. A changed instance id is ignored.
   * @throws {EmulatorError} If there is no such instance.
   */
  update(instance: string, change: (appInstance: AppInstance) => AppInstance): AppInstance;
  /**
   * Lists the app's embedded scripts, with their state on the site of an instance.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance, or no app is running.
   */
  listEmbeddedScripts(instance: string): Promise<readonly ScriptOnSite[]>;
  /**
   * Embeds a script of the app in the site of an instance, as the app does with `embedScript()`
   * from `@wix/app-management`, or replaces the script's properties.
   * @param instance The instance's key or instance id.
   * @param properties The parameters and `disabled`. The parameters need the same names as in the
   *   script's template.
   * @param componentId The script. Needed if the app has several.
   * @returns The properties with their defaults.
   * @throws {EmulatorError} If there is no such instance or script, the app is not installed, the
   *   names of the parameters differ, or no app is running.
   */
  embedScript(
    instance: string,
    properties: ScriptProperties,
    componentId?: string,
  ): Promise<Required<ScriptProperties>>;
  /**
   * Lists the files that the app has uploaded to the media manager of a site, in the shape of
   * `@wix/media`.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance.
   */
  listMedia(instance: string): readonly MediaFile[];
  /**
   * Wix Data on the site of an instance, as the site's owner sees and edits it.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance.
   */
  data(instance: string): InstanceData;
  /**
   * The entities of other Wix APIs on the site of an instance, such as contacts and orders.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance.
   */
  entities(instance: string): InstanceEntities;
  /**
   * The checkouts of Wix eCommerce on the site of an instance, as their buyers see them.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance.
   */
  checkouts(instance: string): InstanceCheckouts;
  /** Exports instances, faults and clock as JSON, without tokens and logs. */
  exportState(): Snapshot;
  /**
   * Replaces the state with an exported one. Like `reset`, this drops calls and actions in progress
   * and clears the caches of the app's web methods. An invalid state changes nothing.
   * @throws {EmulatorError} If the state is invalid. The message names the wrong field.
   */
  importState(snapshot: unknown): void;
  /**
   * Registers a running app. If there are several, `app` is the last one registered.
   * @returns A function to call when the app has stopped.
   */
  attachApp(app: AttachedApp): () => void;
  /**
   * Records the start of a call. Only the server in front of the app sees incoming calls.
   * @param authorization The call's `Authorization` header, which identifies the caller.
   */
  startCall(
    call: Omit<IncomingCall, 'caller' | 'instance'>,
    authorization?: string | undefined,
  ): OpenCall;
  /**
   * Records a request that the browser has blocked. Only the page itself sees such a request, and
   * reports it to the server in front of the app.
   */
  noteBlockedRequest(request: BlockedRequest): void;
  /** Records a call of a host's function. Only the host page sees it, and reports it. */
  noteHostCall(report: HostCallReport): void;
  /** Tells the emulator the origin of its pages, to which its answers then lead. */
  notePagesUrl(url: string): void;
  /**
   * Listens to every change. Errors that the listener throws are printed and go no further.
   * @returns A function that stops listening.
   */
  onChange(listener: (topic: ChangeTopic) => void): () => void;
  /** Clears the log of the app's requests to Wix. */
  clearRequests(): void;
  /** Clears the log of the app's calls. */
  clearCalls(): void;
  /** Clears the log of calls of the hosts' functions. */
  clearHostCalls(): void;
  /**
   * Returns to the start: restores the seed, removes tokens, faults and logs, and sets the clock to
   * the computer's time. With `wix-emulator dev --state`, the start is the state in the file.
   * Credentials and the running app stay. Calls and actions in progress are dropped: they are not
   * listed and have no effect. The app's web methods clear their cached results and callers before
   * the app handles its next incoming request.
   */
  reset(): void;
}

/** Options of {@link createEmulator}. */
export interface EmulatorOptions<S extends Seed> {
  /** The app's id, a GUID, as in `wix.config.json`. */
  readonly appId: string;
  /** The data to start with. */
  readonly seed: SeedFactory<S>;
  /** Returns the project's own answers. It is called for every request. Default: none. */
  readonly answers?: AnswerSource | undefined;
  /**
   * Finds the requests of a Wix method that an own answer names. Default: no method is known, and
   * such an answer is an error.
   */
  readonly resolveMethod?: ResolveMethod | undefined;
  /**
   * The app's folder, if the generic engine may answer the standard methods of the Wix APIs that the
   * app's own SDK packages describe. Default: such requests are refused.
   */
  readonly genericFor?: string | undefined;
  /**
   * The app's folder, if the emulator sends the events of the changes in its own stores, as far as
   * the app's own SDK packages declare them and its event extensions subscribe to them. Default:
   * such changes send no events.
   */
  readonly autoEventsFor?: string | undefined;
}
