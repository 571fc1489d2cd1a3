import type { z } from '@hono/zod-openapi';
import { expect, expectTypeOf, test } from 'vitest';
import { defaultSeed } from '../../seed/default-seed.js';
import type { AppInstance } from './instance-schema.js';
import { appInstanceSchema } from './instance-schema.js';

/** A type without optional fields, at any depth: one that lacks a field does not extend it. */
type Complete<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? Complete<Item>[]
    : T extends object
      ? { [Key in keyof T]-?: Complete<NonNullable<T[Key]>> }
      : T;

test('`appInstanceSchema` has the same fields as the types of the SDK', () => {
  expectTypeOf<Complete<z.output<typeof appInstanceSchema>>>().toExtend<Complete<AppInstance>>();
  expectTypeOf<Complete<AppInstance>>().toExtend<Complete<z.output<typeof appInstanceSchema>>>();
});

test('`appInstanceSchema` accepts every seeded instance, as an object and from JSON', () => {
  for (const appInstance of Object.values(defaultSeed(Date.now()).instances)) {
    expect(appInstanceSchema.parse(appInstance)).toEqual(appInstance);
    const onTheWire = JSON.parse(JSON.stringify(appInstance));
    expect(appInstanceSchema.parse(onTheWire)).toEqual(appInstance);
  }
});
