import { expect, test, vi } from 'vitest';
import { defaultSeed } from '../../seed/default-seed.js';
import { Instances } from './instances.js';

const { free, premium } = defaultSeed(Date.now()).instances;

function setup() {
  const onChange = vi.fn();
  const instances = new Instances(onChange);
  instances.replaceAll({ free, premium });
  return { instances, onChange };
}

test('`Instances` finds an instance by key or instance id, and lists all in insertion order', () => {
  const { instances } = setup();
  expect(Object.keys(instances.all)).toEqual(['free', 'premium']);
  expect(instances.find('premium')).toEqual({ key: 'premium', appInstance: premium });
  expect(instances.find(free.instance.instanceId)?.key).toBe('free');
  expect(instances.find('another')).toBeUndefined();
});

test('`Instances` no longer finds a replaced instance by its id', () => {
  const { instances, onChange } = setup();
  const before = instances.all;
  instances.put('free', premium);
  expect(instances.find(free.instance.instanceId)).toBeUndefined();
  expect(before.free).toBe(free);
  expect(instances.all.free).toBe(premium);
  instances.replaceAll({});
  expect(instances.find(premium.instance.instanceId)).toBeUndefined();
  expect(onChange).toHaveBeenCalledTimes(3);
});

test('`Instances` treats `constructor` and `__proto__` as ordinary keys', () => {
  const { instances } = setup();
  expect(instances.find('constructor')).toBeUndefined();
  instances.put('__proto__', free);
  expect(Object.keys(instances.all)).toContain('__proto__');
});
