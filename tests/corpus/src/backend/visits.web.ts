import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

const VISITS = 'Visits';

/** Records a visit, and ignores failures. */
export const recordVisit = webMethod(Permissions.Anyone, async (path: string) => {
  try {
    await items.insert(VISITS, { path, at: new Date() });
  } catch (error) {
    console.warn('recordVisit', error);
  }
});

/** Counts the visits between two days. */
export const countVisits = webMethod(
  Permissions.Admin,
  async ({ from, to }: { from: string; to: string }) => {
    const count = await auth
      .elevate(items.query)(VISITS)
      .between('at', new Date(from), new Date(to))
      .ne('path', '/admin')
      .count();
    return count;
  },
);

/** Counts the visits by page, most visited first. */
export const getTopPages = webMethod(Permissions.Admin, async () => {
  const { items: pages } = await items
    .aggregate(VISITS)
    .group('path')
    .count()
    .descending('count')
    .limit(2)
    .run();
  return pages.map((page) => ({ path: page._id, visits: page.count }));
});
