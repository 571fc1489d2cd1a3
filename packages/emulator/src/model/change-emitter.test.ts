import { expect, test, vi } from 'vitest';
import { ChangeEmitter } from './change-emitter.js';

test('`ChangeEmitter` notifies the other listeners when one of them throws', () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const changes = new ChangeEmitter();
  const error = new Error('broken');
  const heard = vi.fn();
  changes.listen(() => {
    throw error;
  });
  const stop = changes.listen(heard);
  changes.announce('clock');
  stop();
  changes.announce('events');
  expect(heard.mock.calls).toEqual([['clock']]);
  expect(print.mock.calls).toEqual([
    [expect.any(String), error],
    [expect.any(String), error],
  ]);
  print.mockRestore();
});
