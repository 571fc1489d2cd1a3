import * as members from '@wix/auto_sdk_members_members';
import { beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { defaultSeed } from '../seed/default-seed.js';
import { type SdkCaller, sdkOf } from './sdk.harness.js';

const ADA = '3e3be000-5d6e-4f70-8a9b-0000000000a1';
const BEN = '3e3be000-5d6e-4f70-8a9b-0000000000a2';
const emulator = createEmulator({
  appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  genericFor: process.cwd(),
  seed: (now: number) => ({
    ...defaultSeed(now),
    entities: {
      'wix.members.v1.member': [
        {
          _id: ADA,
          loginEmail: 'ada@example.com',
          loginEmailVerified: true,
          status: 'APPROVED',
          profile: { nickname: 'Ada' },
        },
      ],
    },
  }),
});
beforeEach(() => emulator.reset());

const sdk = (caller?: SdkCaller) => sdkOf(emulator, { members }, caller).members;

test('getCurrentMember() returns the seeded member of the token, with the fields of a set', async () => {
  const ada = sdk({ as: 'MEMBER', subjectId: ADA });
  expect(await ada.getCurrentMember({ fieldsets: ['FULL'] })).toMatchObject({
    member: { _id: ADA, loginEmail: 'ada@example.com', loginEmailVerified: true },
  });
  const extended = await ada.getCurrentMember({ fieldsets: ['EXTENDED'] });
  expect(extended.member).toMatchObject({ loginEmail: 'ada@example.com', status: 'APPROVED' });
  expect(extended.member).not.toHaveProperty('loginEmailVerified');
  const { member } = await ada.getCurrentMember();
  expect(member).toMatchObject({ _id: ADA, profile: { nickname: 'Ada' }, status: 'UNKNOWN' });
  expect(member).not.toHaveProperty('loginEmail');
});

test('getCurrentMember() creates the member of a token that has none', async () => {
  const { member } = await sdk({ as: 'MEMBER', subjectId: BEN }).getCurrentMember();
  expect(member).toMatchObject({ _id: BEN, _createdDate: expect.any(Date) });
  // The generic engine finds the same member.
  expect(await sdk().getMember(BEN)).toMatchObject({ _id: BEN, status: 'APPROVED' });
  expect(emulator.requests.map(({ tag }) => tag)).toEqual(['partial', 'generic']);
});

test('getCurrentMember() returns no member to a visitor, and rejects for the app', async () => {
  expect(await sdk({ as: 'VISITOR' }).getCurrentMember()).toEqual({});
  for (const as of ['APP', 'USER'] as const) {
    await expect(sdk({ as }).getCurrentMember()).rejects.toMatchObject({
      details: { applicationError: { code: 'PERMISSION_DENIED' } },
    });
  }
});
