import { afterEach, expect, test, vi } from 'vitest';
import { describeWebMethods, epochFollower, forgetWebMethods } from './web-methods-hook.js';

function publish(hook: unknown): void {
  Object.assign(globalThis, { [Symbol.for('wix-astro-web-methods')]: hook });
}

afterEach(forgetWebMethods);

test('the web methods forget once in every new epoch, and an old one is known', () => {
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
  ['those of an older version', {}],
  ['those of another package', { describe: true, forget: true }],
])('an app with %s has nothing to describe and to forget', async (_, hook) => {
  publish(hook);
  epochFollower()(1);
  expect(await describeWebMethods()).toBeUndefined();
});
