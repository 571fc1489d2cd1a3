import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the Chromium that the tests drive. */
    chromium: string;
  }
}

/** Finds the browser once for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findBrowser());
}
