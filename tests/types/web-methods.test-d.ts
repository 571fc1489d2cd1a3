import { Permissions, webMethod } from '@wix/web-methods';
import type { APIRoute } from 'astro';
import { createStorage } from 'unstorage';
import { describe, expectTypeOf, test } from 'vitest';
import webMethods from 'wix-astro-web-methods';
import type { WebMethodError } from 'wix-astro-web-methods/client';
import {
  type Caller,
  endpoint,
  getCaller,
  invalidate,
  WebMethodError as ServerError,
} from 'wix-astro-web-methods/server';
import { withCaller } from 'wix-astro-web-methods/testing';
import { getInstance, getInstanceDetails } from '../../src/backend/instance.web';
import type { InstanceData, InstanceDetails } from '../../src/shared/instance';

describe('the types of an imported method', () => {
  test('an imported method has its arguments', () => {
    const add = webMethod(Permissions.Anyone, (a: number, b?: string, ...rest: boolean[]) => ({
      a,
      b,
      rest,
    }));
    expectTypeOf(add).parameters.toEqualTypeOf<[a: number, b?: string, ...rest: boolean[]]>();
    expectTypeOf(getInstance).parameters.toEqualTypeOf<[]>();
    // @ts-expect-error A number is missing.
    add();
    // @ts-expect-error Text is no number.
    add('1');
    // @ts-expect-error It takes no argument.
    getInstance(1);
  });

  test('an imported method returns its result as a promise', () => {
    const now = webMethod(Permissions.Anyone, () => new Date());
    expectTypeOf(now).returns.toEqualTypeOf<Promise<Date>>();
    const nothing = webMethod(Permissions.Anyone, () => {});
    expectTypeOf(nothing).returns.toEqualTypeOf<Promise<void>>();
    expectTypeOf(getInstance).returns.toEqualTypeOf<Promise<InstanceData>>();
    expectTypeOf(getInstanceDetails).returns.toEqualTypeOf<Promise<InstanceDetails>>();
  });

  test('an imported method returns a single promise for an asynchronous result', () => {
    const one = webMethod(Permissions.Anyone, async () => new Map([['a', 1n]]));
    expectTypeOf(one).returns.toEqualTypeOf<Promise<Map<string, bigint>>>();
    const two = webMethod(Permissions.Anyone, () => Promise.resolve(one()));
    expectTypeOf(two).returns.toEqualTypeOf<Promise<Map<string, bigint>>>();
    const either = webMethod(Permissions.Anyone, (): string | Promise<number> => 'a');
    expectTypeOf(either).returns.toEqualTypeOf<Promise<string | number>>();
  });

  test('an imported method has its type parameters', () => {
    const first = webMethod(Permissions.Anyone, <T>(items: T[]): T | undefined => items[0]);
    expectTypeOf(first([1, 2])).resolves.toEqualTypeOf<number | undefined>();
    expectTypeOf(first(['a'])).resolves.toEqualTypeOf<string | undefined>();
  });

  test('an imported method has the last of its overloads', () => {
    function find(id: string): { id: string };
    function find(id: number): { no: number };
    function find(id: string | number): object {
      return { id };
    }
    const method = webMethod(Permissions.Anyone, find);
    expectTypeOf(method).parameters.toEqualTypeOf<[id: number]>();
    expectTypeOf(method).returns.toEqualTypeOf<Promise<{ no: number }>>();
  });
});

describe('the types of options', () => {
  test('webMethod() refuses a wrong `cache` option and an unknown permission', () => {
    webMethod(Permissions.Anyone, () => 1, { cache: { tags: ['a'], ttl: 60 } });
    webMethod(Permissions.Anyone, () => 1, { cache: { tags: ['a'] } });
    // @ts-expect-error Tags are a list.
    webMethod(Permissions.Anyone, () => 1, { cache: { tags: 'a' } });
    // @ts-expect-error Without tags nothing is cached.
    webMethod(Permissions.Anyone, () => 1, { cache: { ttl: 60 } });
    // @ts-expect-error A number of seconds.
    webMethod(Permissions.Anyone, () => 1, { cache: { tags: ['a'], ttl: '60' } });
    // @ts-expect-error No such permission.
    webMethod('Everyone', () => 1);
  });

  test('invalidate() accepts a tag and requires an instance id', () => {
    expectTypeOf(invalidate).parameters.toEqualTypeOf<[{ tag?: string; instanceId: string }]>();
    // @ts-expect-error Without an instance it would be every tenant's.
    invalidate({ tag: 'a' });
  });

  test('invalidate() returns a promise of whether the store has the invalidation', () => {
    expectTypeOf(invalidate).returns.toEqualTypeOf<Promise<boolean>>();
  });

  test('webMethods() takes the path of a `cacheStore`', () => {
    webMethods([], { cacheStore: './src/backend/cache-store.ts' });
    // @ts-expect-error The store itself would run at build time.
    webMethods([], { cacheStore: createStorage() });
  });

  test('WebMethodError accepts a status, details and a cause, and refuses an unknown option', () => {
    new ServerError('A', 'a');
    new ServerError('A', 'a', { status: 409, details: { any: 'thing' }, cause: new Error('x') });
    // @ts-expect-error A number.
    new ServerError('A', 'a', { status: '409' });
    // @ts-expect-error No such option.
    new ServerError('A', 'a', { headers: {} });
  });
});

test('WebMethodError is the same read-only class on the client and on the server', () => {
  expectTypeOf<WebMethodError>().toEqualTypeOf<ServerError>();
  expectTypeOf<WebMethodError>().toExtend<Error>();
  expectTypeOf<WebMethodError['code']>().toEqualTypeOf<string>();
  expectTypeOf<WebMethodError['status']>().toEqualTypeOf<number>();
  expectTypeOf<WebMethodError['details']>().toEqualTypeOf<unknown>();
  expectTypeOf<WebMethodError['requestId']>().toEqualTypeOf<string | undefined>();
  const error = new ServerError('A', 'a');
  // @ts-expect-error Nobody changes an error's code.
  error.code = 'B';
});

test('getCaller() returns a read-only caller with a known subject type', () => {
  expectTypeOf(getCaller).returns.resolves.toEqualTypeOf<Caller>();
  expectTypeOf<Caller['subjectType']>().toEqualTypeOf<
    'VISITOR' | 'MEMBER' | 'USER' | 'APP' | 'UNKNOWN'
  >();
  expectTypeOf<Caller>().toEqualTypeOf<Readonly<Caller>>();
});

test('withCaller() returns the result of the method', () => {
  const caller = { subjectType: 'VISITOR', instanceId: 'i' } as const;
  expectTypeOf(withCaller(caller, getInstance)).toEqualTypeOf<Promise<InstanceData>>();
  // @ts-expect-error Without an instance there is no caller.
  withCaller({ subjectType: 'VISITOR' }, getInstance);
  // @ts-expect-error No such subject.
  withCaller({ subjectType: 'visitor', instanceId: 'i' }, getInstance);
});

test('endpoint() returns an Astro route, and refuses a method with arguments', () => {
  expectTypeOf(endpoint(getInstance)).toExtend<APIRoute>();
  const add = webMethod(Permissions.Anyone, (a: number) => a + 1);
  // @ts-expect-error Nobody would give it its number.
  endpoint(add);
});
