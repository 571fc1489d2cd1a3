import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { WebMethodError } from '../error.js';
import { validated } from './validated.js';

async function issuesOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(WebMethodError);
  expect(error).toMatchObject({ code: 'VALIDATION', status: 422 });
  return error instanceof WebMethodError ? error.details : undefined;
}

describe.each([
  ['zod', z.object({ seats: z.int().max(4) })],
  ['valibot', v.object({ seats: v.pipe(v.number(), v.maxValue(4)) })],
  ['arktype', type({ seats: 'number <= 4' })],
])('a schema from %s', (library, schema) => {
  test(`validated() with a schema from ${library} passes valid arguments to the method`, async () => {
    const reserve = validated(schema, ({ seats }) => seats + 1);
    expect(await reserve({ seats: 2 })).toBe(3);
  });

  test(`validated() with a schema from ${library} rejects invalid arguments and names their path`, async () => {
    const method = vi.fn();
    const issues = await issuesOf(validated(schema, method)({ seats: 9 }));
    expect(issues).toEqual({ issues: [{ message: expect.any(String), path: [0, 'seats'] }] });
    expect(method).not.toHaveBeenCalled();
  });
});

test('validated() passes the schema’s output to the method', async () => {
  const schema = z.object({ date: z.coerce.date(), seats: z.int().default(1) });
  const method = vi.fn();
  await validated(schema, method)({ date: '2026-01-01T00:00:00Z' });
  expect(method).toHaveBeenCalledExactlyOnceWith({ date: new Date('2026-01-01'), seats: 1 });
});

test('validated() accepts a separate schema for each argument', async () => {
  const add = validated([z.number(), z.number().optional()], (a, b = 10) => a + b);
  expect(await add(1, 2)).toBe(3);
  expect(await add(1)).toBe(11);
  // @ts-expect-error The second argument is text.
  expect(await issuesOf(add(1, 'a'))).toMatchObject({ issues: [{ path: [1] }] });
});

test('validated() awaits an asynchronous schema', async () => {
  const taken = z.string().refine(async (name) => name !== 'taken');
  expect(await validated(taken, (name) => name)('free')).toBe('free');
  await issuesOf(validated(taken, (name) => name)('taken'));
});

test('validated() reports the issues of all arguments at once', async () => {
  const method = validated([z.string(), z.object({ a: z.array(z.number()) })], () => {});
  // @ts-expect-error All of it is wrong.
  const details = await issuesOf(method(1, { a: [1, 'b'] }));
  expect(details).toMatchObject({ issues: [{ path: [0] }, { path: [1, 'a', 1] }] });
});

test('validated() rejects an argument without a schema', async () => {
  const details = await issuesOf(
    // @ts-expect-error There is no second argument.
    validated(z.string(), (name) => name)('a', 'b'),
  );
  expect(details).toEqual({ issues: [{ message: 'The method takes 1 argument.', path: [1] }] });
});

test('validated() reports at most 100 issues', async () => {
  const items = Array.from({ length: 1000 }, () => 0);
  // @ts-expect-error Numbers are no text.
  const details = await issuesOf(validated(z.array(z.string()), () => {})(items));
  expect(details).toMatchObject({ issues: { length: 100 } });
});
