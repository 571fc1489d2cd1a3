import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';

const REVIEWS = 'Reviews';
const PAGE_SIZE = 2;

// Visitors may not touch the collection: everything goes through these.
const reviews = {
  query: auth.elevate(items.query),
  get: auth.elevate(items.get),
  insert: auth.elevate(items.insert),
  update: auth.elevate(items.update),
  bulkRemove: auth.elevate(items.bulkRemove),
  aggregate: auth.elevate(items.aggregate),
};

interface NewReview {
  productId: string;
  author: string;
  text: string;
  stars: number;
}

/** Stores a review that the owner has yet to approve. */
export const submitReview = webMethod(Permissions.Anyone, async (review: NewReview) => {
  const text = review.text.trim().slice(0, 500);
  if (text === '' || review.stars < 1 || review.stars > 5) {
    throw new WebMethodError('INVALID_REVIEW', 'A review has a text and one to five stars.');
  }
  const saved = await reviews.insert(REVIEWS, {
    ...review,
    text,
    approved: false,
    submittedAt: new Date(),
  });
  return { id: saved._id, submittedAt: saved.submittedAt };
});

/** Returns a page of a product's approved reviews; an empty one if the request fails. */
export const listReviews = webMethod(
  Permissions.Anyone,
  async ({ productId, page = 0 }: { productId: string; page?: number }) => {
    try {
      const result = await reviews
        .query(REVIEWS)
        .eq('productId', productId)
        .eq('approved', true)
        .descending('stars')
        .skip(page * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .find({ returnTotalCount: true });
      return {
        authors: result.items.map(({ author }) => author),
        total: result.totalCount ?? 0,
        hasMore: result.hasNext(),
      };
    } catch (error) {
      console.error('listReviews', error);
      return { authors: [], total: 0, hasMore: false };
    }
  },
);

/** Returns the average of a product's stars. */
export const getRating = webMethod(Permissions.Anyone, async (productId: string) => {
  const result = await reviews
    .aggregate(REVIEWS)
    .filter(items.filter().eq('productId', productId).eq('approved', true))
    .group('productId')
    .avg('stars', 'average')
    .count()
    .run();
  const [rating] = result.items;
  return { average: rating?.average ?? 0, count: rating?.count ?? 0 };
});

/** Approves a review: reads it, changes it and writes it back. */
export const approveReview = webMethod(Permissions.Admin, async (id: string) => {
  const review = await reviews.get(REVIEWS, id);
  if (!review) throw new WebMethodError('NOT_FOUND', 'There is no such review.', { status: 404 });
  const { approved, text } = await reviews.update(REVIEWS, { ...review, approved: true });
  return { approved, text };
});

/** Searches two fields. */
export const searchReviews = webMethod(Permissions.Admin, async (text: string) => {
  const byAuthor = reviews.query(REVIEWS).contains('author', text);
  const { items: found } = await reviews
    .query(REVIEWS)
    .contains('text', text)
    .or(byAuthor)
    .ascending('author')
    .find();
  return found.map(({ author }) => author);
});

/** Removes several reviews. */
export const deleteReviews = webMethod(Permissions.Admin, async (ids: string[]) => {
  const { removed, skipped, errors } = await reviews.bulkRemove(REVIEWS, ids);
  return { removed, skipped, errors: errors.length };
});
