import type { SeededCaller } from '../model/seed.js';

const VISITOR_ID = 'b1510000-5d6e-4f70-8a9b-000000000001';

/** The keys of the seeded callers, in the order in which the console shows them. */
export const callerKeys = [
  'visitor',
  'member',
  'owner',
  'app',
  'unknown',
  'foreignApp',
  'expired',
  'inactive',
] as const;

/** The key of a seeded caller. */
export type CallerKey = (typeof callerKeys)[number];

/** The seeded callers by key. */
export const callers: Readonly<Record<CallerKey, SeededCaller>> = {
  visitor: {
    title: 'Visitor',
    claims: { subjectType: 'VISITOR', subjectId: VISITOR_ID },
  },
  member: {
    title: 'Site member',
    claims: { subjectType: 'MEMBER', subjectId: '3e3be000-5d6e-4f70-8a9b-000000000002' },
  },
  owner: {
    title: 'Site owner',
    claims: { subjectType: 'USER', subjectId: '05e40000-5d6e-4f70-8a9b-000000000003' },
  },
  app: {
    title: 'An app',
    claims: { subjectType: 'APP', subjectId: 'a9900000-5d6e-4f70-8a9b-000000000004' },
  },
  unknown: {
    title: 'Unknown subject',
    claims: { subjectType: 'UNKNOWN' },
  },
  foreignApp: {
    title: 'Visitor of another app',
    claims: {
      subjectType: 'VISITOR',
      subjectId: VISITOR_ID,
      clientId: 'f04e1640-5d6e-4f70-8a9b-000000000005',
    },
  },
  expired: {
    title: 'Visitor, expired token',
    claims: { subjectType: 'VISITOR', subjectId: VISITOR_ID, expiresInSeconds: -3600 },
  },
  inactive: {
    title: 'Visitor, inactive token',
    claims: { subjectType: 'VISITOR', subjectId: VISITOR_ID, active: false },
  },
};
