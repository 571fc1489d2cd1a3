import type { z } from '@hono/zod-openapi';
import { expect, expectTypeOf, test } from 'vitest';
import { defaultSeed } from '../../seed/default-seed.js';
import type { Installation } from './instance-schema.js';
import { installationSchema } from './instance-schema.js';

/** A type without optional fields, at any depth: one that lacks a field does not extend it. */
type Complete<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? Complete<Item>[]
    : T extends object
      ? { [Key in keyof T]-?: Complete<NonNullable<T[Key]>> }
      : T;

test('has every field of the SDK’s types', () => {
  expectTypeOf<Complete<z.output<typeof installationSchema>>>().toExtend<Complete<Installation>>();
  expectTypeOf<Complete<Installation>>().toExtend<Complete<z.output<typeof installationSchema>>>();
});

test('takes every seeded installation, as it is and from the wire', () => {
  for (const installation of Object.values(defaultSeed(Date.now()).instances)) {
    expect(installationSchema.parse(installation)).toEqual(installation);
    const onTheWire = JSON.parse(JSON.stringify(installation));
    expect(installationSchema.parse(onTheWire)).toEqual(installation);
  }
});
