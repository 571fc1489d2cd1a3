import { expect, test } from 'vitest';
import { coalesce } from './coalesce.js';

test('coalesce() runs the task once more for all requests that arrive during a run', async () => {
  const runs: string[] = [];
  const ends: (() => void)[] = [];
  const run = coalesce<string>((key) => {
    runs.push(key);
    return new Promise((resolve) => ends.push(resolve));
  });
  const endOne = async () => {
    ends.shift()?.();
    await Promise.resolve().then(() => {});
  };

  run('a');
  run('a');
  run('b');
  run('a');
  expect(runs).toEqual(['a', 'b']);
  await endOne();
  expect(runs).toEqual(['a', 'b', 'a']);
  await endOne();
  await endOne();
  expect(runs).toEqual(['a', 'b', 'a']);
  run('a');
  expect(runs).toEqual(['a', 'b', 'a', 'a']);
});
