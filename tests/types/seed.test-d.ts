import { collections, type items } from '@wix/data';
import { createClient } from '@wix/sdk';
import { expectTypeOf, test } from 'vitest';
import type { Seed, SeededCollection } from 'wix-emulator';

test('a seed takes the collections that `createDataCollection()` takes', () => {
  const sdk = createClient({ modules: { collections } }).collections;
  type Created = Parameters<typeof sdk.createDataCollection>[0] & { _id: string };
  expectTypeOf<Created>().toExtend<SeededCollection>();
  expectTypeOf<SeededCollection['_id']>().toEqualTypeOf<string>();
});

test('a seed takes the items that `insert()` takes, and items of the app’s own types', () => {
  interface Task {
    title: string;
    due: Date;
  }
  type Items = NonNullable<Seed['items']>;
  expectTypeOf<Record<string, items.WixDataItem[]>>().toExtend<Items>();
  expectTypeOf<{ Tasks: Task[] }>().toExtend<Items>();
  expectTypeOf<{ Tasks: string[] }>().not.toExtend<Items>();
});
