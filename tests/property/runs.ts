import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The share of the generated calls and values that the project tries: 1 for all of them. */
    shareOfRuns: number;
  }
}

/**
 * How often a property is tried in this project.
 * @param all How often it is tried in a full run.
 */
export function runs(all: number): number {
  return Math.ceil(all * inject('shareOfRuns'));
}
