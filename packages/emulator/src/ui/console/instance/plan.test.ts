import { expect, test } from 'vitest';
import { defaultSeed } from '../../../seed/default-seed.js';
import type { AppInstance } from '../client/api.js';
import { inWords, plansOf, summarizePlan } from './plan.js';

const instances: Readonly<Record<string, AppInstance>> = JSON.parse(
  JSON.stringify(defaultSeed(0).instances),
);

test('summarizePlan() summarizes the plan of each instance in the default seed', () => {
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

test('plansOf() lists each plan once, including the current plan', () => {
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

test('inWords() converts a constant to words', () => {
  expect(inWords('TWO_YEARS')).toBe('Two years');
});
