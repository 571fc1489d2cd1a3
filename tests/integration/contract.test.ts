import { afterAll, afterEach, beforeAll, beforeEach, describe, vi } from 'vitest';
import { cacheCases } from './contract/caching.js';
import { endpointCases } from './contract/endpoints.js';
import { errorCases } from './contract/errors.js';
import { formCases } from './contract/forms.js';
import { hangCases } from './contract/hangs.js';
import { permissionCases } from './contract/permissions.js';
import { requestCases } from './contract/requests.js';
import { namedRuntimes, runtimes } from './contract/runtime.js';
import { sessionCases } from './contract/sessions.js';
import { valueCases } from './contract/values.js';

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
