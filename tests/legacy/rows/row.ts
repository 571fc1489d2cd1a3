import { answerOf, headerOf, outcomeOf } from '../outcome.js';
import type { CallerName, Side } from '../sides.js';

/** One call, made on both sides, as in the tables of `docs/migration-reference.md`. */
export interface Row {
  /** What is called. */
  call: string;
  /** What the legacy CLI's implementation gives. */
  legacy: string;
  /** What this project's gives. */
  ours: string;
  run(side: Side): Promise<string>;
}

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
