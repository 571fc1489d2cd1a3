import { expect, test } from 'vitest';
import { describeDeliveries } from './lifecycle-form.js';

test('describeDeliveries() lists the events that an action has sent, with the app’s answers', () => {
  const attempt = { time: '2026-01-01T00:00:00.000Z', durationMs: 1 };
  const delivery = {
    id: 'a',
    instanceId: 'b',
    identity: { identityType: 'UNKNOWN' },
    data: {},
    path: '/c',
    extension: 'c',
    state: 'retrying',
  } as const;
  expect(describeDeliveries('Done.', [])).toBe('Done. The app has no event extension for it.');
  expect(
    describeDeliveries('Done.', [
      { ...delivery, type: 'AppRemoved', attempts: [{ ...attempt, status: 500 }] },
      { ...delivery, type: 'AppInstalled', attempts: [] },
    ]),
  ).toBe('Done. Sent to the app: AppRemoved: 500 Server error, AppInstalled: not sent yet.');
});
