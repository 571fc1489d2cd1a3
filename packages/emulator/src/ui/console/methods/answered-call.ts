import type { AppAnswer, Call } from '../client/api.js';

/** An answer to a call from the console. */
export interface Answered {
  readonly answer: AppAnswer;
  /** The ids of earlier calls. */
  readonly before: ReadonlySet<string>;
}

/**
 * Finds the call of an answer in the timeline. The answer does not contain the call's id.
 * @param matches Whether a method of the timeline is the called one.
 * @returns The id; `undefined` until the timeline has the call.
 */
export function findAnsweredCall(
  calls: readonly Call[],
  { answer, before }: Answered,
  matches: (method: string) => boolean,
): string | undefined {
  return calls.find(
    ({ id, method, status }) => matches(method) && status === answer.status && !before.has(id),
  )?.id;
}
