import { defaultSeed, type SeedFactory } from 'wix-emulator';
import { ENTRIES } from './src/shared/entry';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A second site member, so that there is somebody whose entries the first one may not delete. */
const otherMember = {
  title: 'Another member',
  claims: { subjectType: 'MEMBER', subjectId: '876ee05f-0c28-4d6d-bb7a-e82703d0b0d7' },
} as const;

const older = ['The bread!', 'We will come back.', 'Best coffee in town.', 'Thank you.'];

/** The local Wix's own sites and callers, another member, and a guest book with two pages. */
const seed = ((now) => {
  const { instances, callers } = defaultSeed(now);
  const entry = (daysAgo: number, item: { message: string; name: string; author?: string }) => ({
    _id: `entry-${daysAgo}`,
    _createdDate: new Date(now - daysAgo * DAY_MS),
    ...item,
  });
  return {
    instances,
    callers: { ...callers, otherMember },
    items: {
      [ENTRIES]: [
        entry(1, {
          name: 'A member',
          message: 'We had breakfast here every day.',
          author: callers.member.claims.subjectId,
        }),
        entry(2, {
          name: 'Another member',
          message: 'The cinnamon rolls were gone by nine. Come early.',
          author: otherMember.claims.subjectId,
        }),
        ...Array.from({ length: 11 }, (_, index) =>
          entry(index + 3, {
            name: `Table ${index + 1}`,
            message: older[index % older.length] ?? '',
          }),
        ),
      ],
    },
  };
}) satisfies SeedFactory;

export default seed;
