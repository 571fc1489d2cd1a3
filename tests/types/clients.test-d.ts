import { describe, expectTypeOf, test } from 'vitest';
import * as client from './clients/src/shapes.client';
import * as web from './clients/src/shapes.web';

type Methods = Omit<typeof web, 'value'>;

test('a generated client has the methods of its web module, with the same types', () => {
  expectTypeOf<typeof client>().toEqualTypeOf<Methods>();
  expectTypeOf(client.default).toEqualTypeOf(web.default);
  expectTypeOf(client.fromFactory).toEqualTypeOf(web.fromFactory);
  expectTypeOf(client.starred).toEqualTypeOf(web.starred);
});

test('a generated client has no values of its web module', () => {
  expectTypeOf(client).not.toHaveProperty('value');
});

describe('the types of a method of a generated client', () => {
  test('a method of a client has its arguments', () => {
    expectTypeOf(client.add).parameters.toEqualTypeOf<
      [a: number, b?: string, ...rest: boolean[]]
    >();
    // @ts-expect-error A number is missing.
    client.add();
    // @ts-expect-error Text is no number.
    client.add('1');
    // @ts-expect-error It takes no argument.
    client.now(1);
  });

  test('a method of a client returns its result as a single promise', () => {
    expectTypeOf(client.now).returns.toEqualTypeOf<Promise<Date>>();
    expectTypeOf(client.nothing).returns.toEqualTypeOf<Promise<void>>();
    expectTypeOf(client.one).returns.toEqualTypeOf<Promise<Map<string, bigint>>>();
    expectTypeOf(client.either).returns.toEqualTypeOf<Promise<string | number>>();
  });

  test('a method of a client has its type parameters and the last of its overloads', () => {
    expectTypeOf(client.first([1, 2])).resolves.toEqualTypeOf<number | undefined>();
    expectTypeOf(client.first(['a'])).resolves.toEqualTypeOf<string | undefined>();
    expectTypeOf(client.find).parameters.toEqualTypeOf<[id: number]>();
    expectTypeOf(client.find).returns.toEqualTypeOf<Promise<{ no: number }>>();
  });
});
