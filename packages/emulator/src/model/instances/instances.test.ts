import { expect, test, vi } from 'vitest';
import { defaultSeed } from '../../seed/default-seed.js';
import { Installations } from './instances.js';

const { free, premium } = defaultSeed(Date.now()).instances;

function setup() {
  const onChange = vi.fn();
  const installations = new Installations(onChange);
  installations.replaceAll({ free, premium });
  return { installations, onChange };
}

test('finds by key and by instance id, in the order in which they came', () => {
  const { installations } = setup();
  expect(Object.keys(installations.all)).toEqual(['free', 'premium']);
  expect(installations.find('premium')).toEqual({ key: 'premium', installation: premium });
  expect(installations.find(free.instance.instanceId)?.key).toBe('free');
  expect(installations.find('another')).toBeUndefined();
});

test('forgets the id of what was replaced', () => {
  const { installations, onChange } = setup();
  const before = installations.all;
  installations.put('free', premium);
  expect(installations.find(free.instance.instanceId)).toBeUndefined();
  expect(before.free).toBe(free);
  expect(installations.all.free).toBe(premium);
  installations.replaceAll({});
  expect(installations.find(premium.instance.instanceId)).toBeUndefined();
  expect(onChange).toHaveBeenCalledTimes(3);
});

test('a key that every object has is nobody’s', () => {
  const { installations } = setup();
  expect(installations.find('constructor')).toBeUndefined();
  installations.put('__proto__', free);
  expect(Object.keys(installations.all)).toContain('__proto__');
});
