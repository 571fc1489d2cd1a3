import { afterAll, afterEach, beforeAll, beforeEach, describe, vi } from 'vitest';
import { cacheCases } from './caching.test.js';
import { endpointCases } from './endpoints.test.js';
import { errorCases } from './errors.test.js';
import { formCases } from './forms.test.js';
import { hangCases } from './hangs.test.js';
import { permissionCases } from './permissions.test.js';
import { requestCases } from './requests.test.js';
import { namedRuntimes, runtimes } from './runtime.js';
import { sessionCases } from './sessions.test.js';
import { valueCases } from './values.test.js';

beforeAll(() => Promise.all(runtimes.map((runtime) => runtime.start())));
afterAll(() => Promise.all(runtimes.map((runtime) => runtime.stop())));

describe.each(namedRuntimes)('%s', (_, runtime) => {
  beforeAll(() => {
    const note = (...items: unknown[]) => void runtime.log.push(items.join(' '));
    vi.spyOn(console, 'error').mockImplementation(note);
    vi.spyOn(console, 'warn').mockImplementation(note);
    // Where Astro writes what a page throws.
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => runtime.log.push(`${text}`) > 0);
  });
  afterAll(() => void vi.restoreAllMocks());
  beforeEach(() => runtime.app.reset());
  afterEach(() => void runtime.log.splice(0));

  permissionCases(runtime);
  sessionCases(runtime);
  requestCases(runtime);
  formCases(runtime);
  valueCases(runtime);
  errorCases(runtime);
  cacheCases(runtime);
  endpointCases(runtime);
});

hangCases();
