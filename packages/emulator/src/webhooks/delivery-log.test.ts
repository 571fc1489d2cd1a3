import { expect, test, vi } from 'vitest';
import { DeliveryLog } from './delivery-log.js';

const attempt = { time: '2031-05-06T07:08:09.000Z', status: 500, durationMs: 1 };

const delivery = (id: string) => ({
  id,
  type: 'AppInstalled' as const,
  instanceId: 'i',
  identity: { identityType: 'UNKNOWN' as const },
  data: {},
  path: '/a',
  extension: 'a',
});

test('`DeliveryLog` removes the oldest deliveries beyond its limit and does not retry them', () => {
  const log = new DeliveryLog(() => {}, 2);
  for (const id of ['a', 'b', 'c']) log.add(delivery(id), 0);
  expect(log.entries.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(log.due.map(({ delivery }) => delivery.id)).toEqual(['b', 'c']);
  log.note('a', attempt);
  expect(log.find('a')).toBeUndefined();
});

test('`DeliveryLog` returns entries that later attempts do not affect', () => {
  const onChange = vi.fn();
  const log = new DeliveryLog(onChange);
  log.add(delivery('a'), 0);
  const before = log.entries;
  log.note('a', { ...attempt, status: 200 });
  expect(before).toMatchObject([{ state: 'retrying', attempts: [] }]);
  expect(log.entries).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
  expect(log.entries[0]).not.toHaveProperty('nextAttempt');
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('`DeliveryLog` ignores an attempt that ends after giveUp()', () => {
  const log = new DeliveryLog(() => {});
  log.add(delivery('a'), 0);
  log.giveUp();
  log.note('a', { ...attempt, status: 200 });
  expect(log.entries).toMatchObject([{ state: 'failed', attempts: [] }]);
  expect(log.due).toEqual([]);
});
