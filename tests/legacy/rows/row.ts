import { answerOf, headerOf, outcomeOf } from '../outcome.js';
import type { CallerName, Side } from '../sides.js';

/** One call, made on both sides: a row in the tables of `docs/migration-reference.md`. */
export interface Row {
  /** What is called, as the tables say it. */
  call: string;
  /** What the legacy CLI's implementation gives. */
  legacy: string;
  /** What this project's gives. */
  ours: string;
  /** The section of `docs/migration.md` that explains why the two differ. */
  explainedIn?: string;
  run(side: Side): Promise<string>;
}

/** Each caller, as the tables call it. */
export const callerTitles: Record<CallerName, string> = {
  visitor: 'a visitor',
  member: 'a member',
  owner: 'the owner',
  app: 'an app',
  unknown: 'a token whose subject type is unknown',
  expired: 'an expired token of the owner',
  inactive: 'a revoked token of the owner',
  foreignApp: 'a token that the owner has for another app',
  stranger: 'a token that Wix never issued',
  nobody: 'no token',
};

/** Runs a call through each side's client. */
export function calling(
  method: string,
  { args, as }: { args?: readonly unknown[]; as?: CallerName } = {},
): Row['run'] {
  return (side) => outcomeOf(side.call(method, args, as));
}

/** Sends a request and looks at the status and the body. */
export function requesting(method: string, init?: RequestInit): Row['run'] {
  return (side) => answerOf(side.request(method, init));
}

/** Sends a request and looks at a header of the answer. */
export function readingHeader(name: string, method: string, init?: RequestInit): Row['run'] {
  return (side) => headerOf(side.request(method, init), name);
}
