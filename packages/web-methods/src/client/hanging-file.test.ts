import { expect, test, vi } from 'vitest';
import { stub } from './stub.js';

// The file that is loaded on demand never arrives.
vi.mock('./lazy.js', () => new Promise(() => {}));

test('a call whose file never arrives ends after 30 s', async () => {
  const controller = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal);
  const failed = stub('/api/web-methods/backend/demo/echo')(new Date(0)).catch((error) => error);
  expect(timeout).toHaveBeenCalledWith(30_000);
  controller.abort();
  expect(await failed).toMatchObject({ name: 'WebMethodError', code: 'TIMEOUT', status: 0 });
});
