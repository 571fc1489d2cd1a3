import { callers, type Seed } from 'wix-emulator';

const memberId = callers.member.claims.subjectId;

type Permissions = NonNullable<NonNullable<Seed['collections']>[number]['permissions']>;

const forOwner: Permissions = { read: 'ADMIN', insert: 'ADMIN', update: 'ADMIN', remove: 'ADMIN' };

/** The collections that the owner of the site has created. */
export const collections: Seed['collections'] = [
  { _id: 'Reviews', displayName: 'Reviews', permissions: forOwner },
  { _id: 'LoyaltyPoints', displayName: 'Loyalty points', permissions: forOwner },
  {
    _id: 'Courses',
    displayName: 'Courses',
    permissions: forOwner,
    fields: [
      { key: 'title', type: 'TEXT' },
      { key: 'tags', type: 'ARRAY_STRING' },
      {
        key: 'teacher',
        type: 'REFERENCE',
        typeMetadata: { reference: { referencedCollectionId: 'Teachers' } },
      },
      {
        key: 'students',
        type: 'MULTI_REFERENCE',
        typeMetadata: { multiReference: { referencedCollectionId: 'Students' } },
      },
    ],
  },
  { _id: 'Teachers', displayName: 'Teachers', permissions: forOwner },
  { _id: 'Students', displayName: 'Students', permissions: forOwner },
  { _id: 'Faq', displayName: 'Questions', permissions: { ...forOwner, read: 'ANYONE' } },
  { _id: 'Visits', displayName: 'Visits', permissions: { ...forOwner, insert: 'ANYONE' } },
  { _id: 'GuestBook', displayName: 'Guest book', permissions: { ...forOwner, read: 'ANYONE' } },
  { _id: 'Roles', displayName: 'Roles', permissions: forOwner },
  { _id: 'Stock', displayName: 'Stock', permissions: forOwner },
  { _id: 'Payments', displayName: 'Payments', permissions: forOwner },
  { _id: 'Posts', displayName: 'Posts', permissions: forOwner },
];

/** The items in these collections. */
export const items: Seed['items'] = {
  Reviews: [
    review('review-1', 'Ben', 'mug', 5, 'Very good.'),
    review('review-2', 'Cleo', 'mug', 4, 'Lovely colour.'),
    review('review-3', 'Dan', 'mug', 3, 'It is fine.'),
    { ...review('review-waiting', 'Eve', 'mug', 1, 'Late and broken.'), approved: false },
    review('review-4', 'Finn', 'scarf', 5, 'Warm.'),
  ],
  LoyaltyPoints: [
    { _id: memberId, name: 'Ada', points: 20 },
    { name: 'Ben', points: 80 },
    { name: 'Cleo', points: 30 },
    { name: 'Dan', points: 10 },
    { name: 'Eve', points: 0 },
  ],
  Courses: [
    {
      _id: 'bread',
      title: 'Bread',
      tags: ['evening', 'beginners'],
      teacher: 'teacher-1',
      students: ['student-1'],
    },
    { _id: 'pastry', title: 'Pastry', tags: ['weekend'] },
    { _id: 'cake', title: 'Cake', tags: ['morning'], teacher: 'teacher-1' },
  ],
  Teachers: [{ _id: 'teacher-1', name: 'Ada' }],
  Students: [
    { _id: 'student-1', name: 'Ben' },
    { _id: 'student-2', name: 'Cleo' },
  ],
  Faq: [
    { _id: 'faq-2', topic: 'Delivery', question: 'How much?', answer: 'Five dollars.', order: 2 },
    { _id: 'faq-1', topic: 'Delivery', question: 'How long?', answer: 'Three days.', order: 1 },
    { _id: 'faq-3', topic: 'Returns', question: 'How?', answer: 'By mail.', order: 3 },
  ],
  Visits: [
    { path: '/', at: new Date('2026-01-02T10:00:00Z') },
    { path: '/', at: new Date('2026-01-03T10:00:00Z') },
    { path: '/', at: new Date('2026-01-04T00:00:00Z') },
    { path: '/about', at: new Date('2026-01-01T10:00:00Z') },
  ],
  GuestBook: [
    { _id: 'entry-1', name: 'Ben', signedAt: new Date('2026-01-01T00:00:00Z') },
    { _id: 'entry-2', name: 'Cleo', signedAt: new Date('2026-01-02T00:00:00Z') },
    { _id: 'entry-3', name: 'Eve', signedAt: new Date('2026-01-03T00:00:00Z'), hidden: true },
  ],
  Roles: [{ memberId, role: 'editor' }],
  Stock: [
    { _id: 'A-1', sku: 'A-1', quantity: 4, place: { city: 'Oslo' }, history: ['counted'] },
    { _id: 'A-2', sku: 'A-2', quantity: 0, place: { city: 'Oslo' } },
    { _id: 'B-1', sku: 'B-1', quantity: 9, place: { city: 'Oslo' } },
  ],
};

function review(_id: string, author: string, productId: string, stars: number, text: string) {
  return { _id, author, productId, stars, text, approved: true };
}
