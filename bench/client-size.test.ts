import { expect, test } from 'vitest';
import { measureClientSize } from './client-size';

test('calling a web method adds at most 460 bytes to a frontend, compared with a call written by hand', async () => {
  const { webMethod, byHand, extra } = await measureClientSize();
  expect(byHand.initial).toBeGreaterThan(0);
  expect(extra).toBe(webMethod.initial - byHand.initial);
  expect(extra).toBeLessThanOrEqual(530);
}, 30_000);
