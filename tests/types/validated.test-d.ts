import { Permissions, webMethod } from '@wix/web-methods';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expectTypeOf, test } from 'vitest';
import { validated } from 'wix-astro-web-methods/server';
import { z } from 'zod';

const seats = z.object({ seats: z.int(), note: z.string().optional() });

describe('a method behind a schema', () => {
  test('takes what the schema takes, and gets what the schema makes of it', () => {
    const schema = z.object({ day: z.iso.date().transform((text) => new Date(text)) });
    const method = webMethod(
      Permissions.Anyone,
      validated(schema, ({ day }) => {
        expectTypeOf(day).toEqualTypeOf<Date>();
        return day.getFullYear();
      }),
    );
    expectTypeOf(method).parameters.toEqualTypeOf<[argument: { day: string }]>();
    expectTypeOf(method).returns.toEqualTypeOf<Promise<number>>();
  });

  test('has its argument’s optional properties', () => {
    const method = validated(seats, (argument) => argument);
    expectTypeOf(method).parameter(0).toEqualTypeOf<{ seats: number; note?: string | undefined }>();
    // @ts-expect-error The number of seats is missing.
    method({});
    // @ts-expect-error There is no second argument.
    method({ seats: 1 }, 2);
  });

  test('may be called without an argument that may be undefined', () => {
    const method = validated(z.string().default('all'), (name) => {
      expectTypeOf(name).toEqualTypeOf<string>();
    });
    expectTypeOf(method).parameters.toEqualTypeOf<[argument?: string | undefined]>();
  });

  test('returns one promise', () => {
    expectTypeOf(validated(seats, async () => 1)).returns.toEqualTypeOf<Promise<number>>();
  });

  test('works with schemas of other libraries', () => {
    const valibot = validated(v.object({ a: v.number() }), ({ a }) => a);
    expectTypeOf(valibot).parameters.toEqualTypeOf<[argument: { a: number }]>();
    const arktype = validated(type({ a: 'number' }), ({ a }) => a);
    expectTypeOf(arktype).parameters.toEqualTypeOf<[argument: { a: number }]>();
  });
});

describe('a list of schemas', () => {
  test('types each argument', () => {
    const method = validated([seats, z.coerce.number<string>()], (argument, count) => {
      expectTypeOf(argument.seats).toEqualTypeOf<number>();
      expectTypeOf(count).toEqualTypeOf<number>();
    });
    expectTypeOf(method).parameter(1).toEqualTypeOf<string>();
    // @ts-expect-error The second argument is missing.
    method({ seats: 1 });
  });

  test('lets arguments at the end be left out that may be undefined', () => {
    const method = validated([z.string().optional(), z.string(), z.number().optional()], () => {});
    expectTypeOf(method).parameters.toEqualTypeOf<
      [argument: string | undefined, argument: string, argument?: number | undefined]
    >();
  });

  test('may be empty', () => {
    expectTypeOf(validated([], () => 1)).parameters.toEqualTypeOf<[]>();
  });

  test('refuses what is no schema', () => {
    // @ts-expect-error Not a schema.
    validated({ seats: 'number' }, () => {});
    // @ts-expect-error The method takes another argument than the schema gives.
    validated(seats, (argument: { other: string }) => argument);
  });
});
