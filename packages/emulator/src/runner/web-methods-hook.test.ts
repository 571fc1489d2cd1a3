import { afterEach, expect, test, vi } from 'vitest';
import { describeWebMethods, epochFollower, forgetWebMethods } from './web-methods-hook.js';

function publish(hook: unknown): void {
  Object.assign(globalThis, { [Symbol.for('wix-astro-web-methods')]: hook });
}

afterEach(forgetWebMethods);

test('epochFollower() clears the caches once in every new epoch, and recognizes an outdated epoch', () => {
  const forget = vi.fn();
  publish({ forget });
  const follow = epochFollower();
  const seen = [0, 0, 1, 1, 3, 2, 3].map((epoch) => [follow(epoch), forget.mock.calls.length]);
  expect(seen).toEqual([
    [true, 0],
    [true, 0],
    [true, 1],
    [true, 1],
    [true, 2],
    [false, 2],
    [true, 2],
  ]);
});

test.each([
  ['no web methods', undefined],
  ['web methods of an older version', {}],
  ['web methods of another package', { describe: true, forget: true }],
])('describeWebMethods() and epochFollower() do nothing for an app with %s', async (_, hook) => {
  publish(hook);
  epochFollower()(1);
  expect(await describeWebMethods()).toBeUndefined();
});
