import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const due = new Date('2030-01-02T03:04:05.678Z');
const collections = [
  {
    _id: 'Tasks',
    displayName: 'Tasks',
    fields: [
      { key: 'title', type: 'TEXT' },
      { key: 'blockers', type: 'MULTI_REFERENCE' },
    ],
    permissions: {
      read: 'ANYONE',
      insert: 'SITE_MEMBER',
      update: 'SITE_MEMBER_AUTHOR',
      remove: 'ADMIN',
    },
  },
  { _id: '@example/app/notes' },
] as const;
const tasks = [
  { _id: 'a', title: 'Water the plants', due },
  { _id: 'b', title: 'Feed the cat', blockers: ['a'] },
];
const { ask, emulator } = createHarness({ collections, items: { Tasks: tasks } });
const data = () => emulator.data('premium');
const ownerId = emulator.callers.owner.claims.subjectId;
const query = (parameters: Record<string, string>) =>
  `/instances/premium/items?${new URLSearchParams(parameters)}`;

beforeEach(() => emulator.reset());

test('`GET /emulator/instances/:id/collections` tells what a caller may do with the items of each', async () => {
  const none = { read: 'none', insert: 'none', update: 'none', remove: 'none' };
  const all = { read: 'all', insert: 'all', update: 'all', remove: 'all' };
  const expected = {
    visitor: { ...none, read: 'all' },
    member: { read: 'all', insert: 'all', update: 'own', remove: 'none' },
    owner: all,
    app: all,
    foreignApp: none,
    expired: none,
    inactive: none,
  };
  for (const [as, callerMay] of Object.entries(expected)) {
    expect(await ask('GET', `/instances/premium/collections?as=${as}`)).toMatchObject({
      status: 200,
      body: {
        collections: [
          { definition: { id: '@example/app/notes' }, itemCount: 0 },
          { definition: { id: 'Tasks', displayName: 'Tasks' }, itemCount: 2, callerMay },
        ],
      },
    });
  }
  const removed = await ask('GET', '/instances/removed/collections?as=owner');
  expect(removed.body).toMatchObject({ collections: [{ callerMay: none }, { callerMay: none }] });
  expect(await ask('GET', '/instances/premium/collections?as=nobody')).toMatchObject({
    status: 400,
    body: {
      error: expect.stringMatching(/^Unknown caller "nobody"\. Use one of: visitor, member/),
    },
  });
});

test('`GET /emulator/instances/:id/items` filters and pages items, newest first', async () => {
  for (const n of [1, 2, 3]) data().insert('Tasks', { _id: `n${n}`, n });
  emulator.clock.advance(1000);
  data().insert('Tasks', { _id: 'n4', n: 4 });
  const filter = JSON.stringify({ n: { $gt: 1 } });
  const idsOf = async (parameters: Record<string, string>) => {
    const { body } = await ask('GET', query({ collection: 'Tasks', filter, ...parameters }));
    return body;
  };
  const item = (id: string) => expect.objectContaining({ _id: id });
  expect(await idsOf({ limit: '2' })).toEqual({ items: [item('n4'), item('n3')], total: 3 });
  expect(await idsOf({ limit: '2', offset: '2' })).toEqual({ items: [item('n2')], total: 3 });
});

test.each([
  [{ collection: 'None' }, 404, /^WDE0025: The None collection does not exist\. .*Tasks/],
  [{ collection: 'Tasks', filter: '{' }, 400, /^"filter" must be a JSON object, such as/],
  [{ collection: 'Tasks', filter: '[1]' }, 400, /^"filter" must be a JSON object, such as/],
  [{ collection: 'Tasks', filter: '{"n":{"$like":1}}' }, 400, /n\.\$like is not a known operator/],
  [{ collection: 'Tasks', filter: '{"__proto__":1}' }, 400, /must not have a key "__proto__"/],
  [
    { collection: 'Tasks', filter: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` },
    400,
    /at most 100 levels/,
  ],
  [{ collection: 'Tasks', limit: '1001' }, 400, /^"limit" must be at most 1000/],
  [{ collection: 'Tasks', offset: '-1' }, 400, /^"offset" must be at least 0/],
  [{}, 400, /^"collection" is missing/],
])('`GET /emulator/instances/:id/items` refuses %j', async (parameters, status, error) => {
  expect(await ask('GET', query({ ...parameters }))).toMatchObject({
    status,
    body: { error: expect.stringMatching(error) },
  });
});

test('`POST`, `PUT` and `DELETE /emulator/instances/:id/items` edit an item as the owner does', async () => {
  const path = '/instances/premium/items';
  const $date = due.toISOString();
  const item = { _id: '../c', title: 'New', due: { $date }, blockers: ['a', 'b'] };
  const inserted = await ask('POST', path, { collection: 'Tasks', item });
  const createdDate = { $date: new Date(emulator.clock.now()).toISOString() };
  expect(inserted).toMatchObject({ status: 200, body: { ...item, _owner: ownerId } });
  expect(inserted.body).toMatchObject({ _createdDate: { $date: expect.any(String) } });
  const filter = { _id: '../c' };
  const find = () => data().find('Tasks', { filter }).items;
  expect(find()).toMatchObject([{ due, blockers: ['a', 'b'] }]);

  emulator.clock.advance(60_000);
  const changed = {
    _id: '../c',
    title: 'Changed',
    _createdDate: { $date: '2000-01-01T00:00:00Z' },
  };
  expect(await ask('PUT', path, { collection: 'Tasks', item: changed })).toMatchObject({
    status: 200,
  });
  const [after] = find();
  expect(after).toEqual({
    _id: '../c',
    title: 'Changed',
    _owner: ownerId,
    _createdDate: expect.any(Date),
    _updatedDate: expect.any(Date),
  });
  expect(Number(after?._updatedDate) - Number(after?._createdDate)).toBeGreaterThanOrEqual(60_000);
  expect(Number(after?._createdDate)).toBeLessThanOrEqual(Date.parse(createdDate.$date));

  const removal = query({ collection: 'Tasks', item: '../c' });
  expect(await ask('DELETE', removal)).toMatchObject({ status: 204, body: undefined });
  expect(find()).toEqual([]);
  expect(await ask('DELETE', removal)).toMatchObject({ status: 404 });
});

test.each([
  ['POST', { collection: 'Tasks', item: { _id: 'a' } }, 400, /^WDE0074: /],
  ['POST', { collection: 'None', item: {} }, 404, /^WDE0025: /],
  ['POST', { collection: 'Tasks', item: [] }, 400, /^"item" must be an object/],
  ['POST', { collection: 'Tasks', item: { long: 'x'.repeat(501 * 1024) } }, 400, /^WDE0009: /],
  ['PUT', { collection: 'Tasks', item: { title: 'No id' } }, 400, /^WDE0007: /],
  ['PUT', { collection: 'Tasks', item: { _id: 'none' } }, 404, /^WDE0073: /],
])('`%s /emulator/instances/:id/items` refuses %j', async (method, body, status, error) => {
  const before = data().find('Tasks');
  expect(await ask(method, '/instances/premium/items', body)).toMatchObject({
    status,
    body: { error: expect.stringMatching(error) },
  });
  expect(data().find('Tasks')).toEqual(before);
});

test('`emulator.data()` edits the data of one site only, and returns copies with dates', () => {
  const item = { _id: 'c', title: 'New', due: new Date(due), tags: ['x'] };
  const inserted = data().insert('Tasks', item);
  expect(inserted).toMatchObject(item);
  item.tags.push('y');
  const [first] = data().find('Tasks', { filter: { due: { $lte: due }, tags: 'x' } }).items;
  expect(first).toEqual(inserted);
  expect(emulator.data('free').find('Tasks').total).toBe(2);
  data().remove('Tasks', 'c');
  expect(
    data()
      .find('Tasks')
      .items.map(({ _id }) => _id),
  ).toEqual(['b', 'a']);
  expect(() => emulator.data('none')).toThrow('Unknown instance "none".');
});

test('`emulator.data()` announces a change of the topic `data`', () => {
  const topics: string[] = [];
  const stop = emulator.onChange((topic) => topics.push(topic));
  data().insert('Tasks', { _id: 'c' });
  stop();
  expect(topics).toContain('data');
});

test('the routes of Wix Data answer 404 for an unknown instance', async () => {
  const body = { collection: 'Tasks', item: { _id: 'a' } };
  for (const [method, path, sent] of [
    ['GET', '/instances/none/collections', undefined],
    ['GET', '/instances/none/items?collection=Tasks', undefined],
    ['POST', '/instances/none/items', body],
    ['PUT', '/instances/none/items', body],
    ['DELETE', '/instances/none/items?collection=Tasks&item=a', undefined],
  ] as const) {
    expect(await ask(method, path, sent)).toMatchObject({ status: 404 });
  }
});
