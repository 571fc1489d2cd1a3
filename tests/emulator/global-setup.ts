import { buildFixture } from '../build-fixture.js';
import { HOST_ROOT } from '../start-app.js';

/** Builds the app that the emulator's hosts stand around in its tests. */
export default function setup(): Promise<void> {
  return buildFixture(HOST_ROOT);
}
