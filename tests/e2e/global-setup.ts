import type { TestProject } from 'vitest/node';
import { buildExample } from '../build-example.js';
import { findBrowser } from './find-browser.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the Chromium that the tests drive. */
    chromium: string;
  }
}

/** Finds the browser once for all end-to-end tests, and builds the example that they open. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findBrowser());
  // The emulator's own tests, which need the browser as well, do not.
  if (project.name === 'e2e') await buildExample(project);
}
