import { afterAll, beforeAll, beforeEach, test } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp, startDevApp } from '../support/start-app.js';
import { events, expectFreshAfter } from './instance-events.js';

captureLog();

let app: RunningApp;

beforeAll(async () => {
  app = await startDevApp(APP_ROOT);
});
afterAll(() => app?.close());
beforeEach(() => app.reset());

test.each(events)('$type: the next answer is fresh, and other instances’ are still kept', (event) =>
  expectFreshAfter(app, event),
);
