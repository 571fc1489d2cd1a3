import type { MatchedAnswer } from '../model/answers/answer-registry.js';
import type { OwnAnswers } from '../model/answers/own-answers.js';
import type { RequestLogEntry } from '../model/log/request-log-entry.js';
import { type OperationId, tagOf } from '../model/operations/operations.js';
import type { EmulatorState } from '../model/state.js';
import { failedAnswer, ownAnswer } from './answers/own-answer.js';
import type { WixCall } from './call.js';
import type { CalledMethod, Catalogue } from './generic/catalogue.js';
import { genericAnswer } from './generic/generic-answer.js';
import { hosts, type RunningApp } from './route.js';
import { identify, refuse, routes } from './router.js';

/** What can answer requests besides the operations that the emulator emulates by hand. */
export interface AnswerSources {
  /** The own answers of the project and of tests, if there are any. */
  readonly answers?: Pick<OwnAnswers, 'match' | 'hasHost'> | undefined;
  /** The standard methods that the generic engine answers, if it is on. */
  readonly catalogue?: Catalogue | undefined;
}

/** What a request is for, and thereby what answers it. */
export type Identified =
  | { readonly tag: 'own'; readonly match: MatchedAnswer }
  | { readonly tag: 'emulated' | 'partial'; readonly operation: OperationId }
  | { readonly tag: 'generic'; readonly called: CalledMethod }
  | { readonly tag: 'refused' };

/** What answers a request. */
export interface FoundAnswer {
  /** How the request is answered. */
  readonly tag: RequestLogEntry['tag'];
  /** The operation that the emulator emulates by hand, if it is one. */
  readonly operation: OperationId | undefined;
  /** The SDK's method that the generic engine answers, for example `contacts.getContact`. */
  readonly sdkMethod: string | undefined;
  readonly answer: () => Response | Promise<Response>;
}

/**
 * Identifies what answers a request: an own answer of the project or of a test, an operation that
 * the emulator emulates, the generic engine, or nothing. Coverage asks the same function.
 * @throws Whatever the own answers throw when they are loaded.
 */
export async function identifyAnswer(
  call: WixCall,
  { answers, catalogue }: AnswerSources,
): Promise<Identified> {
  const { method, url } = call;
  const match = await answers?.match(method, url);
  if (match) return { tag: 'own', match };
  const operation = identify(call);
  if (operation !== undefined) return { tag: tagOf(operation), operation };
  const isOfWix = url.protocol === 'https:' && hosts.includes(url.host);
  const called = isOfWix ? catalogue?.find(method, url.pathname) : undefined;
  return called ? { tag: 'generic', called } : { tag: 'refused' };
}

/**
 * Finds what answers a request.
 * @param sources.app The running app.
 * @param sources.catalogue The standard methods that the generic engine answers, if it is on.
 */
export async function findAnswer(
  state: EmulatorState,
  call: WixCall,
  { app, catalogue }: { readonly app: RunningApp; readonly catalogue: Catalogue | undefined },
): Promise<FoundAnswer> {
  const none = { operation: undefined, sdkMethod: undefined };
  try {
    const found = await identifyAnswer(call, { answers: state.answers, catalogue });
    const { tag } = found;
    switch (tag) {
      case 'own':
        return { ...none, tag, answer: () => ownAnswer(state, call, found.match) };
      case 'generic': {
        const sdkMethod = found.called.method.name;
        return { ...none, tag, sdkMethod, answer: () => genericAnswer(state, call, found.called) };
      }
      case 'refused':
        return { ...none, tag, answer: () => refuse(call, state.secrets.values) };
      default: {
        const { operation } = found;
        const answer = () => routes[operation].answer(state, call, app);
        return { ...none, tag, operation, answer };
      }
    }
  } catch (error) {
    return { ...none, tag: 'own', answer: () => failedAnswer(state, call, error) };
  }
}
