import { beforeEach, expect, test, vi } from 'vitest';
import { Data } from './data.js';
import { dataStateSchema } from './data-state.js';
import { dataDate } from './item.js';
import { newCollection } from './seeded-collection.js';

const definition = newCollection({ id: 'Tasks' }, 0);
const first = { _id: 'first', due: dataDate(0) };
const onChange = vi.fn();
let data: Data;

beforeEach(() => {
  data = new Data(onChange);
  data.start([{ definition, items: [first], references: {} }]);
  onChange.mockClear();
});

const tasks = (siteId: string, of = data) => {
  const collection = of.site(siteId).find('Tasks');
  if (!collection) throw new Error('The site has no tasks.');
  return collection;
};

test('every site starts with the seed and keeps its changes to itself', () => {
  tasks('one').put({ _id: 'second' });
  tasks('one').remove('first');
  expect(tasks('one').items).toEqual([{ _id: 'second' }]);
  expect(tasks('two').items).toEqual([first]);
  data.start([]);
  expect(data.site('one').collections).toEqual([]);
});

test('an exported state is restored from JSON, with its references', () => {
  tasks('one').put({ _id: 'second' });
  tasks('one').setReferences('others', 'first', ['second']);
  const text = JSON.stringify(data.export());
  const other = new Data(onChange);
  other.replaceAll(dataStateSchema.parse(JSON.parse(text)));
  expect(JSON.stringify(other.export())).toBe(text);
  expect(tasks('one', other).references('others', 'first')).toEqual(['second']);
  expect(tasks('one', other).referring('others', 'second')).toEqual(['first']);
});

test('an export has the items themselves, and later changes do not affect it', () => {
  const before = tasks('one').export();
  tasks('one').put({ _id: 'second' });
  tasks('one').put({ ...first, due: null });
  expect(before.items[0]).toBe(first);
  expect(before.items).toHaveLength(1);
});

test('an item that is replaced keeps its place', () => {
  tasks('one').put({ _id: 'second' });
  tasks('one').put({ _id: 'first', changed: true });
  expect(tasks('one').items.map(({ _id }) => _id)).toEqual(['first', 'second']);
});

test('copy() gives a site the data of another, once', () => {
  tasks('one').put({ _id: 'second' });
  data.copy('one', 'two');
  tasks('one').clear();
  expect(tasks('two').size).toBe(2);
});

test('every change is announced, and reading is not', () => {
  const change = (act: () => void) => {
    onChange.mockClear();
    act();
    return onChange.mock.calls.length;
  };
  expect(change(() => tasks('one').get('first'))).toBe(0);
  expect(change(() => data.export())).toBe(0);
  expect(change(() => tasks('one').put({ _id: 'x' }))).toBe(1);
  expect(change(() => tasks('one').setReferences('f', 'x', ['first']))).toBe(1);
  expect(change(() => tasks('one').define(definition))).toBe(1);
  expect(change(() => tasks('one').remove('x'))).toBe(1);
  expect(change(() => tasks('one').remove('x'))).toBe(0);
  expect(change(() => tasks('one').clear())).toBe(1);
  expect(change(() => data.site('one').delete('Tasks'))).toBe(1);
  expect(change(() => data.site('one').create(definition))).toBe(1);
});

test('an item that is removed takes its references along', () => {
  tasks('one').setReferences('others', 'first', ['second']);
  tasks('one').remove('first');
  tasks('one').put(first);
  expect(tasks('one').references('others', 'first')).toEqual([]);
});
