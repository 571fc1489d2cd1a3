import { expect, test } from 'vitest';
import { defaultSeed, type InstanceKey } from '../seed/default-seed.js';
import type { LifecycleAction } from './lifecycle-action.js';
import { reasonAgainst } from './lifecycle-rules.js';

const { instances } = defaultSeed(0);
const cases: readonly [InstanceKey, LifecycleAction, string | undefined][] = [
  ['free', { action: 'buy', plan: 'Pro' }, undefined],
  ['free', { action: 'buy', plan: 'Max' }, 'Unknown plan "Max". free offers: Basic, Pro.'],
  ['free', { action: 'cancel' }, 'free has no plan to cancel. Buy one first.'],
  ['free', { action: 'transfer' }, 'free has no plan to transfer. Buy one first.'],
  ['free', { action: 'install' }, 'The app is already installed on free.'],
  [
    'free',
    { action: 'startTrial', plan: 'Pro', cycle: 'ONE_TIME' },
    'A one-time plan has no free trial. Choose another billing cycle.',
  ],
  [
    'premium',
    { action: 'buy', plan: 'Basic' },
    'premium already has the plan "Pro". Change it instead.',
  ],
  [
    'premium',
    { action: 'changePlan', plan: 'Pro' },
    'premium already has the plan "Pro" with this billing cycle.',
  ],
  ['premium', { action: 'changePlan', plan: 'Basic' }, undefined],
  ['premium', { action: 'reactivate' }, 'premium already renews its plan automatically.'],
  [
    'trial',
    { action: 'changePlan', plan: 'Pro', cycle: 'ONE_TIME' },
    'A one-time plan has no free trial. Choose another billing cycle.',
  ],
  [
    'cancelled',
    { action: 'cancel' },
    'cancelled already cancelled the renewal of its plan. Reactivate it first.',
  ],
  ['removed', { action: 'clone' }, 'The app is not installed on removed. Install it first.'],
  ['removed', { action: 'install' }, undefined],
];

test.each(cases)('reasonAgainst() knows whether %s allows %o', (key, action, reason) => {
  expect(reasonAgainst(instances[key], action, key)).toBe(reason);
});
