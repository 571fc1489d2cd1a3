import { Permissions, webMethod } from '@wix/web-methods';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expectTypeOf, test } from 'vitest';
import { validated } from 'wix-astro-web-methods/server';
import { z } from 'zod';

const seats = z.object({ seats: z.int(), note: z.string().optional() });

describe('validated() with one schema', () => {
  test('validated() accepts the input of the schema, and passes its output to the method', () => {
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

  test('validated() preserves the optional properties of the argument', () => {
    const method = validated(seats, (argument) => argument);
    expectTypeOf(method).parameter(0).toEqualTypeOf<{ seats: number; note?: string | undefined }>();
    // @ts-expect-error The number of seats is missing.
    method({});
    // @ts-expect-error There is no second argument.
    method({ seats: 1 }, 2);
  });

  test('validated() makes the argument optional if its schema accepts undefined', () => {
    const method = validated(z.string().default('all'), (name) => {
      expectTypeOf(name).toEqualTypeOf<string>();
    });
    expectTypeOf(method).parameters.toEqualTypeOf<[argument?: string | undefined]>();
  });

  test('validated() returns a single promise for an asynchronous method', () => {
    expectTypeOf(validated(seats, async () => 1)).returns.toEqualTypeOf<Promise<number>>();
  });

  test('validated() accepts schemas of valibot and arktype', () => {
    const valibot = validated(v.object({ a: v.number() }), ({ a }) => a);
    expectTypeOf(valibot).parameters.toEqualTypeOf<[argument: { a: number }]>();
    const arktype = validated(type({ a: 'number' }), ({ a }) => a);
    expectTypeOf(arktype).parameters.toEqualTypeOf<[argument: { a: number }]>();
  });
});

describe('validated() with a list of schemas', () => {
  test('validated() types each argument by its schema in the list', () => {
    const method = validated([seats, z.coerce.number<string>()], (argument, count) => {
      expectTypeOf(argument.seats).toEqualTypeOf<number>();
      expectTypeOf(count).toEqualTypeOf<number>();
    });
    expectTypeOf(method).parameter(1).toEqualTypeOf<string>();
    // @ts-expect-error The second argument is missing.
    method({ seats: 1 });
  });

  test('validated() makes arguments at the end optional if their schemas accept undefined', () => {
    const method = validated([z.string().optional(), z.string(), z.number().optional()], () => {});
    expectTypeOf(method).parameters.toEqualTypeOf<
      [argument: string | undefined, argument: string, argument?: number | undefined]
    >();
  });

  test('validated() accepts an empty list of schemas', () => {
    expectTypeOf(validated([], () => 1)).parameters.toEqualTypeOf<[]>();
  });

  test('validated() refuses a value that is not a schema, and a method that does not fit its schema', () => {
    // @ts-expect-error Not a schema.
    validated({ seats: 'number' }, () => {});
    // @ts-expect-error The method takes another argument than the schema gives.
    validated(seats, (argument: { other: string }) => argument);
  });
});
