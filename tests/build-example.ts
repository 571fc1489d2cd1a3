import type { TestProject } from 'vitest/node';
import { buildFixture } from './build-fixture.js';
import { EXAMPLE_ROOT } from './start-app.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether the example has been built in this run, for one project or another. */
    exampleIsBuilt: boolean;
  }
}

/** Builds the example with HTTP endpoints, once in a run. */
export async function buildExample({ vitest }: TestProject): Promise<void> {
  const run = vitest.getRootProject();
  if (run.getProvidedContext().exampleIsBuilt) return;
  // As it is released: what Wix's SDK sends of telemetry depends on it.
  await buildFixture(EXAMPLE_ROOT, { nodeEnv: 'production' });
  run.provide('exampleIsBuilt', true);
}
