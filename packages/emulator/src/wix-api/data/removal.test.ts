import { beforeEach, expect, test } from 'vitest';
import { emulatorWith, sdk } from './data.harness.js';

const multiReference = { referencedCollectionId: 'Students' };
const emulator = emulatorWith({
  collections: [
    {
      _id: 'Courses',
      fields: [
        { key: 'students', type: 'MULTI_REFERENCE', typeMetadata: { multiReference } },
        { key: 'speaker', type: 'REFERENCE', typeMetadata: { reference: multiReference } },
      ],
    },
    { _id: 'Students' },
  ],
  items: {
    Courses: [{ _id: 'bread', speaker: 'ben', students: ['ben', 'cleo'] }, { _id: 'cake' }],
    Students: [{ _id: 'ben' }, { _id: 'cleo' }],
  },
});
const { items } = sdk(emulator);
beforeEach(() => emulator.reset());

const students = async () => {
  const found = await items.queryReferenced('Courses', 'bread', 'students');
  return found.items.map(({ _id }) => _id);
};

// As the SDK documents it for `removeDataItem()`, `bulkRemoveDataItems()` and `truncateDataItems()`.
test.each([
  ['items.remove()', () => items.remove('Students', 'ben'), ['cleo']],
  ['items.bulkRemove()', () => items.bulkRemove('Students', ['ben', 'none']), ['cleo']],
  ['items.truncate()', () => items.truncate('Students'), []],
])('%s clears the references to the removed items', async (_, remove, left) => {
  await remove();
  expect(await students()).toEqual(left);
  expect(await items.get('Courses', 'bread')).not.toHaveProperty('speaker');
});

// As the SDK documents it for `hasSome()` and `hasAll()`.
test('a filter of a multi-reference field takes the ids of items', async () => {
  const count = (query: ReturnType<typeof items.query>) => query.count();
  expect(await count(items.query('Courses').hasSome('students', ['cleo']))).toBe(1);
  expect(await count(items.query('Courses').hasAll('students', ['ben', 'cleo']))).toBe(1);
  expect(await count(items.query('Courses').hasSome('students', ['none']))).toBe(0);
});
