import { expect, test } from 'vitest';
import { upgradeUrl } from '../../../src/shared/upgrade';
import { appId } from '../../../wix.config.json';

test('upgradeUrl() returns the app’s pricing page for the instance', () => {
  expect(upgradeUrl('f4ee0000-1a2b-4c3d-8e4f-000000000001')).toBe(
    `https://www.wix.com/apps/upgrade/${appId}?appInstanceId=f4ee0000-1a2b-4c3d-8e4f-000000000001`,
  );
});
