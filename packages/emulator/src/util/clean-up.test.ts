import { expect, test } from 'vitest';
import { CleanUp } from './clean-up.js';

test('`CleanUp` runs each step once, in reverse order, even after a step fails', async () => {
  const taken: string[] = [];
  const failure = new Error('no');
  const cleanUp = new CleanUp();
  cleanUp.add(() => taken.push('first'));
  cleanUp.add(() => {
    throw failure;
  });
  cleanUp.add(async () => taken.push('last'));
  const running = cleanUp.run();
  await expect(running).rejects.toMatchObject({ errors: [failure] });
  expect(cleanUp.run()).toBe(running);
  expect(taken).toEqual(['last', 'first']);
});
