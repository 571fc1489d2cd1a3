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

test.each(events)(
  'in `astro dev`, the event $type refreshes getInstance() for its instance, and other instances stay cached',
  (event) => expectFreshAfter(app, event),
);
