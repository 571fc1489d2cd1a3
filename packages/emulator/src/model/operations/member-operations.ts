import type { Operation } from './operation.js';

/** The operations of Wix's *Members* that the generic engine cannot answer. */
export const memberOperations = [
  {
    id: 'get-current-member',
    title: 'Get Current Member: the member who calls',
    missing:
      "A member who was neither created nor seeded (`wix.members.v1.member`, with the caller's `subjectId` as `id`) has no e-mail address and no name. A new member has no contact in `wix.contacts.v4.contact`.",
    assumed: 'A visitor gets an answer without a member. The app and Wix users get 403.',
  },
] as const satisfies readonly Operation[];
