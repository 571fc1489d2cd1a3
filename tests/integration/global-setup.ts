import { buildFixture } from '../build-fixture.js';
import { CONTRACT_ROOT } from '../start-app.js';

/** Builds the contract fixture, with web methods and without. */
export default async function setup(): Promise<void> {
  await buildFixture(CONTRACT_ROOT);
  await buildFixture(CONTRACT_ROOT, 'unprotected.config.mjs');
}
