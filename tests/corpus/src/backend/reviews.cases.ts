import { expect } from 'vitest';
import { casesOf } from '../../case.js';

export default casesOf<typeof import('./reviews.web.js')>(
  {
    method: 'submitReview',
    args: [{ productId: 'mug', author: 'Ada', text: '  Good. ', stars: 5 }],
    returns: { id: expect.any(String), submittedAt: expect.any(Date) },
  },
  {
    method: 'submitReview',
    args: [{ productId: 'mug', author: 'Ada', text: '', stars: 5 }],
    fails: { status: 400, code: 'INVALID_REVIEW' },
  },
  {
    method: 'listReviews',
    args: [{ productId: 'mug' }],
    returns: { authors: ['Ben', 'Cleo'], total: 3, hasMore: true },
  },
  {
    method: 'listReviews',
    args: [{ productId: 'mug', page: 1 }],
    returns: { authors: ['Dan'], total: 3, hasMore: false },
  },
  { method: 'getRating', args: ['mug'], returns: { average: 4, count: 3 } },
  { method: 'getRating', args: ['nothing'], returns: { average: 0, count: 0 } },
  {
    method: 'approveReview',
    as: 'owner',
    args: ['review-waiting'],
    returns: { approved: true, text: 'Late and broken.' },
  },
  {
    method: 'approveReview',
    as: 'owner',
    args: ['no-such-review'],
    fails: { status: 404, code: 'NOT_FOUND' },
  },
  { method: 'searchReviews', as: 'owner', args: ['an'], returns: ['Dan', 'Eve'] },
  {
    method: 'deleteReviews',
    as: 'owner',
    args: [['review-1', 'review-2', 'no-such-review']],
    returns: { removed: 2, skipped: 1, errors: 0 },
  },
);
