import { expect, test } from 'vitest';
import { withCaller } from 'wix-astro-web-methods/testing';
import { getInstance, getInstanceDetails } from '../../../src/backend/instance.web';
import { forgetInstance } from '../../../src/backend/instance-cache';

/** Wix's answer about an instance, with what only the owner may see. */
const answer = {
  instance: { instanceId: 'an-instance', isFree: false, billing: { invoiceId: 'private' } },
  site: { siteId: 'a-site', ownerInfo: { email: 'owner@example.com' } },
};

const wix = () => Response.json(answer);

test('getInstance() returns the plan to a visitor, and no data about the owner', async () => {
  const data = await withCaller(
    { subjectType: 'VISITOR', instanceId: 'an-instance', wix },
    getInstance,
  );
  expect(data).toEqual({
    instanceId: 'an-instance',
    instance: { instanceId: 'an-instance', isFree: false, billing: {} },
    site: { siteId: 'a-site' },
  });
});

test('getInstanceDetails() returns all data to the owner', async () => {
  const data = await withCaller(
    { subjectType: 'USER', instanceId: 'an-instance', wix },
    getInstanceDetails,
  );
  expect(data).toMatchObject({ instanceId: 'an-instance', ...answer });
});

test.each([undefined, null, ''])(
  'forgetInstance() rejects an event with the instance id %j',
  async (instanceId) => {
    const forgotten = forgetInstance({ metadata: { instanceId } });
    await expect(forgotten).rejects.toThrow('names no instance');
  },
);

test('getInstance() fails with 404 for an instance that Wix does not know', async () => {
  const gone = () => Response.json({ message: 'Not found' }, { status: 404 });
  await expect(
    withCaller({ subjectType: 'VISITOR', instanceId: 'gone', wix: gone }, getInstance),
  ).rejects.toMatchObject({ status: 404 });
});
