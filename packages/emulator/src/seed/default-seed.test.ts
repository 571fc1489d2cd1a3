import { expect, test } from 'vitest';
import { defaultSeed, instanceKeys } from './default-seed.js';

const now = Date.parse('2031-05-06T07:08:09Z');

test('defaultSeed() gives every instance and site a unique id that is the same in every seed', () => {
  const ids = instanceKeys.flatMap((key) => {
    const { instance, site } = defaultSeed(now).instances[key];
    return [instance.instanceId, site.siteId];
  });
  expect(new Set(ids).size).toBe(2 * instanceKeys.length);
  const later = defaultSeed(now + 1).instances;
  expect(
    instanceKeys.flatMap((key) => [later[key].instance.instanceId, later[key].site.siteId]),
  ).toEqual(ids);
});

test('defaultSeed() sets the dates of trials relative to the given time', () => {
  const { trial, trialEnded } = defaultSeed(now).instances;
  expect(Date.parse(trial.instance.billing?.expirationDate ?? '')).toBeGreaterThan(now);
  expect(trialEnded.instance.billing?.freeTrialInfo?.endDate?.getTime()).toBeLessThan(now);
});

test('defaultSeed() uses only reserved example domains', () => {
  const text = JSON.stringify(defaultSeed(now));
  const addresses = text.match(/[\w.]+@[\w.]+/g) ?? [];
  expect(addresses).not.toHaveLength(0);
  expect(addresses.filter((address) => !address.endsWith('@example.com'))).toEqual([]);
  const hosts = text.match(/https?:\/\/[^"/]+/g) ?? [];
  expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
});
