import { expect, test } from 'vitest';
import { measureClientSize } from './client-size';

test('the client of a call is at most 460 bytes more than the call by hand', async () => {
  const { webMethod, byHand, extra } = await measureClientSize();
  expect(byHand.initial).toBeGreaterThan(0);
  expect(extra).toBe(webMethod.initial - byHand.initial);
  expect(extra).toBeLessThanOrEqual(460);
}, 30_000);
