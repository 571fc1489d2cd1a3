import type { TestProject } from 'vitest/node';
import { buildExample } from '../build-example.js';
import { buildFixture } from '../build-fixture.js';
import { CONTRACT_ROOT } from '../start-app.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether the contract fixture has been built in this run, for one project or another. */
    contractIsBuilt: boolean;
  }
}

/** Builds the contract fixture, with web methods and without, and beside it the example. */
export default async function setup(project: TestProject): Promise<void> {
  await Promise.all([buildContract(project), buildExample(project)]);
}

async function buildContract({ vitest }: TestProject): Promise<void> {
  const run = vitest.getRootProject();
  if (run.getProvidedContext().contractIsBuilt) return;
  await buildFixture(CONTRACT_ROOT);
  await buildFixture(CONTRACT_ROOT, { config: 'unprotected.config.mjs' });
  run.provide('contractIsBuilt', true);
}
