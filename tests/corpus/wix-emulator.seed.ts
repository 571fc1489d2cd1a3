import { callers, defaultSeed, type SeedFactory } from 'wix-emulator';
import { collections, items } from './seeded-data.js';
import { entities } from './seeded-entities.js';

/** The local Wix's own instances and callers, another member, and the data of the corpus. */
const seed = ((now) => ({
  instances: defaultSeed(now).instances,
  callers: {
    ...callers,
    otherMember: {
      title: 'Another member',
      claims: { subjectType: 'MEMBER', subjectId: '3e3be000-5d6e-4f70-8a9b-000000000007' },
    },
  },
  secrets: {
    NEWSLETTER_KEY: 'a-key-of-the-newsletter',
    SIGNING_KEY: 'a-key-for-signatures',
    FLAGS: '{"checkout":true}',
  },
  collections,
  items,
  entities,
})) satisfies SeedFactory;

export default seed;
