import { expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { defaultSeed } from '../../seed/default-seed.js';
import { emulatorWith, sdk } from './data.harness.js';

const day = new Date('2030-01-02T03:04:05.678Z');

test('a seed sets the system fields of its items', async () => {
  const owner = '3e3be000-5d6e-4f70-8a9b-0000000000a9';
  const emulator = emulatorWith({
    collections: [{ _id: 'Tasks' }],
    items: {
      Tasks: [
        { _id: 'a', _owner: owner, _createdDate: day, nested: [{ at: day }], none: undefined },
        {},
      ],
    },
  });
  const { items } = sdk(emulator);
  const item = await items.get('Tasks', 'a');
  expect(item).toEqual({
    _id: 'a',
    _owner: owner,
    _createdDate: day,
    _updatedDate: day,
    nested: [{ at: day }],
  });
  expect((await items.query('Tasks').ne('_id', 'a').find()).items).toMatchObject([
    {
      _id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      _owner: defaultSeed(0).callers.owner.claims.subjectId,
    },
  ]);
});

test('a cloned site starts with a copy of the data of its origin', async () => {
  const emulator = emulatorWith({ collections: [{ _id: 'Tasks' }] });
  await sdk(emulator).items.insert('Tasks', { _id: 'a' });
  const { key } = await emulator.perform('premium', { action: 'clone' });
  const { instanceId } = emulator.instances[key]?.instance ?? {};
  const ask = async (id: string | undefined, method: string, path: string) => {
    const authorization = emulator.mintToken({
      subjectType: 'APP',
      ...(id !== undefined && { instanceId: id }),
    });
    const url = `https://www.wixapis.com/wix-data/v2/items/${path}`;
    return emulator.fetch(new Request(url, { method, headers: { authorization } }));
  };
  const item = 'a?dataCollectionId=Tasks&dataItemId=a';
  expect((await ask(instanceId, 'GET', item)).status).toBe(200);
  expect((await ask(instanceId, 'DELETE', item)).status).toBe(200);
  expect(await sdk(emulator).items.get('Tasks', 'a')).not.toBeNull();
  expect((await ask(instanceId, 'GET', item)).status).toBe(404);
});

test.each<[string, object, string]>([
  ['without a collection', { items: { Tasks: [] } }, '"items.Tasks" has no collection.'],
  [
    'with a function',
    { collections: [{ _id: 'A' }], items: { A: [{}, { f: { g: () => 1 } }] } },
    '"items.A[1].f.g" must be a date, or a value that JSON can represent.',
  ],
  [
    'with the same id twice',
    { collections: [{ _id: 'A' }], items: { A: [{ _id: 'x' }, { _id: 'x' }] } },
    '"items.A[1]._id" must be unique: x.',
  ],
  [
    'with an id that is no text',
    { collections: [{ _id: 'A' }], items: { A: [{ _id: 1 }] } },
    '"items.A[0]._id" must be a text, neither empty nor "__proto__".',
  ],
  [
    'with an unknown role',
    { collections: [{ _id: 'A', permissions: { read: 'EVERYONE' } }] },
    '"collections[0].permissions.read" must be one of ANYONE',
  ],
  [
    'with two collections of one id',
    { collections: [{ _id: 'A' }, { _id: 'A' }] },
    'must be unique: A',
  ],
  ['with an item that is none', { collections: [{ _id: 'A' }], items: { A: [1] } }, '"items.A[0]"'],
])('a seed %s is refused with the field', (_, data, message) => {
  const create = () =>
    createEmulator({
      appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
      seed: (now: number) => ({ ...defaultSeed(now), ...data }),
    });
  expect(create).toThrow(message);
});

test('changes of the data are announced', async () => {
  const emulator = emulatorWith({ collections: [{ _id: 'Tasks' }] });
  const topics: string[] = [];
  emulator.onChange((topic) => topics.push(topic));
  await sdk(emulator).items.insert('Tasks', {});
  expect(topics).toContain('data');
});
