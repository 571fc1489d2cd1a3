import type { EmulatorState } from '../state.js';
import type { SubjectType } from '../tokens/claims.js';

/** The caller behind an access token, as the log shows it. */
export interface LoggedCaller {
  /** The kind of caller. */
  readonly caller?: SubjectType;
  /** The key of the instance that the token is for. */
  readonly instance?: string;
}

/**
 * Finds the caller and the instance of an access token.
 * @param authorization The value of an `Authorization` header.
 * @returns An empty object if the emulator has not issued the token.
 */
export function callerOf(state: EmulatorState, authorization: string): LoggedCaller {
  const token = state.tokens.find(authorization);
  const instance = state.instances.find(token?.instanceId ?? '')?.key;
  return {
    ...(token && { caller: token.subjectType }),
    ...(instance !== undefined && { instance }),
  };
}
