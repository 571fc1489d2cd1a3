import { expect, test } from 'vitest';
import { withCaller } from 'wix-astro-web-methods/testing';
import { getViewer } from '../../../src/backend/viewer.web';

test.each([
  ['VISITOR', false],
  ['MEMBER', false],
  // The site's owner or a collaborator.
  ['USER', true],
] as const)(
  'getViewer() for a %s returns %s as `canUpgrade`, without a request to Wix',
  async (subjectType, canUpgrade) => {
    const viewer = await withCaller({ subjectType, instanceId: 'an-instance' }, getViewer);
    expect(viewer).toEqual({ canUpgrade });
  },
);
