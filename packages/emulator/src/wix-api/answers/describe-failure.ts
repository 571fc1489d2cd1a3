import { basename } from 'node:path';
import { inspect } from 'node:util';

/**
 * Describes an error that an own answer threw, with the place in the project's code.
 * @param error Anything that was thrown.
 * @returns For example `wix-emulator.answers.ts:12: total is not defined`.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : inspect(error);
  const place = placeOf(error.stack ?? '');
  return place === undefined ? error.message : `${place}: ${error.message}`;
}

/** The first line of a stack that is in the project's own code, and not in a package. */
function placeOf(stack: string): string | undefined {
  for (const line of stack.split('\n')) {
    const [, file, number] = /^ +at .*?([^\s()]+):(\d+):\d+\)?$/.exec(line) ?? [];
    if (file !== undefined && !/^node:|[\\/]node_modules[\\/]/.test(file)) {
      return `${basename(file)}:${number}`;
    }
  }
  return undefined;
}
