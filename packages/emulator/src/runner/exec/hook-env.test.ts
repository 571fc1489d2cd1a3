import { expect, test } from 'vitest';
import { accessEnv, readAccess, withHook } from './hook-env.js';

const access = { port: 4321, secret: 'wixemu_test', hook: '/app/hook.cjs' };

test('withHook() puts the hook before other options for Node, and only once', () => {
  const { NODE_OPTIONS: alone } = withHook({}, access);
  expect(alone).toBe('--require=/app/hook.cjs');
  const env = withHook({ NODE_OPTIONS: '--title="a b"' }, access);
  expect(env.NODE_OPTIONS).toBe(`${alone} --title="a b"`);
  expect(withHook(env, access)).toEqual(env);
});

test('withHook() quotes a path with spaces or backslashes', () => {
  expect(withHook({}, { ...access, hook: '/my app/hook.cjs' }).NODE_OPTIONS).toBe(
    '"--require=/my app/hook.cjs"',
  );
  expect(withHook({}, { ...access, hook: 'C:\\app\\hook.cjs' }).NODE_OPTIONS).toBe(
    '"--require=C:\\\\app\\\\hook.cjs"',
  );
});

test('readAccess() reads what withHook() has added', () => {
  expect(readAccess(withHook({}, access))).toEqual(access);
  expect(readAccess({ NODE_OPTIONS: withHook({}, access).NODE_OPTIONS })).toBeUndefined();
});

test('withHook() keeps the variables of a command inside of another command', () => {
  const inner = { port: 1, secret: 'wixemu_inner', hook: '/inner/hook.cjs' };
  expect(readAccess(withHook({ A: 'a', ...accessEnv(inner) }, access))).toEqual(inner);
});
