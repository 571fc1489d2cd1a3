import { expect, test } from 'vitest';
import { defaultSeed } from '../../../seed/default-seed.js';
import type { AppInstance } from '../client/api.js';
import { inWords, plansOf, summarizePlan } from './plan.js';

const instances: Readonly<Record<string, AppInstance>> = JSON.parse(
  JSON.stringify(defaultSeed(0).instances),
);

test('says what each instance of the seed pays for', () => {
  const texts = Object.entries(instances).map(([key, one]) => [key, summarizePlan(one).text]);
  expect(Object.fromEntries(texts)).toEqual({
    free: 'Free',
    premium: 'Pro',
    trial: 'Pro, trial',
    trialEnded: 'Pro',
    cancelled: 'Pro, not renewing',
    multilingual: 'Pro',
    cloned: 'Free',
    removed: 'App removed',
  });
});

test('offers each plan once, that which is paid for too', () => {
  expect(
    plansOf({
      installed: true,
      instance: {
        instanceId: 'a',
        availablePlans: [{ packageName: 'Basic' }, {}, { packageName: 'Pro' }],
        billing: { packageName: 'Old' },
      },
      site: { siteId: 'b' },
    }),
  ).toEqual(['Basic', 'Pro', 'Old']);
});

test('puts constants into words', () => {
  expect(inWords('TWO_YEARS')).toBe('Two years');
});
