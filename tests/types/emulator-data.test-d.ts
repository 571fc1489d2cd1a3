import { expectTypeOf, test } from 'vitest';
import {
  createEmulator,
  type DataItem,
  type InstanceData,
  type ListedCollection,
} from 'wix-emulator';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

test('emulator.data() takes items with dates, of any type', () => {
  interface Task {
    title: string;
    due?: Date;
  }
  const task: Task = { title: 'Water the plants', due: new Date() };
  const data = emulator.data('premium');
  expectTypeOf(data).toEqualTypeOf<InstanceData>();
  expectTypeOf(data.insert('Tasks', task)).toEqualTypeOf<DataItem>();
  expectTypeOf(data.update('Tasks', { ...task, _id: 'a' })._id).toBeString();
  // @ts-expect-error An item is an object.
  data.insert('Tasks', 'Water the plants');
});

test('emulator.data() returns the fields of an item as unknown values, except for its id', () => {
  const data = emulator.data('premium');
  const { items, total } = data.find('Tasks', { filter: { due: { $lt: new Date() } }, limit: 10 });
  expectTypeOf(items).toEqualTypeOf<readonly DataItem[]>();
  expectTypeOf(total).toBeNumber();
  expectTypeOf(items[0]?.title).toBeUnknown();
  // @ts-expect-error Items always come newest first.
  data.find('Tasks', { sort: 'title' });
});

test('emulator.data() tells what a caller may do', () => {
  const collections = emulator.data('premium').listCollections('member');
  expectTypeOf(collections).toEqualTypeOf<readonly ListedCollection[]>();
  expectTypeOf<ListedCollection['callerMay']['read']>().toEqualTypeOf<'all' | 'own' | 'none'>();
});
