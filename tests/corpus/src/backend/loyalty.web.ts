import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller, WebMethodError } from 'wix-astro-web-methods/server';

const POINTS = 'LoyaltyPoints';

/** Adds points to the row with the member's id: reads it and writes it back. */
export const addPoints = webMethod(Permissions.SiteMember, async (points: number) => {
  const { subjectId } = await getCaller();
  const current = await auth.elevate(items.get)(POINTS, subjectId, { consistentRead: true });
  const saved = await auth.elevate(items.save)(POINTS, {
    ...current,
    _id: subjectId,
    points: (current?.points ?? 0) + points,
    lastVisit: new Date(),
  });
  return saved.points;
});

/** Takes points away if there are enough. */
export const spendPoints = webMethod(Permissions.SiteMember, async (points: number) => {
  const { subjectId } = await getCaller();
  const { items: rows } = await auth
    .elevate(items.query)(POINTS)
    .eq('_id', subjectId)
    .ge('points', points)
    .find();
  if (rows.length === 0) {
    throw new WebMethodError('TOO_FEW_POINTS', 'You have too few points.', { status: 409 });
  }
  const row = await auth
    .elevate(items.patch)(POINTS, subjectId)
    .incrementField('points', -points)
    .run();
  return row.points;
});

/** Returns the members with the most points. */
export const getLeaderboard = webMethod(Permissions.Anyone, async (length = 3) => {
  const { items: rows } = await auth
    .elevate(items.query)(POINTS)
    .isNotEmpty('points')
    .descending('points')
    .ascending('_id')
    .fields('points', 'name')
    .limit(length)
    .find();
  return rows.map(({ name, points }) => ({ name, points }));
});

/** Returns every row as CSV, page after page. */
export const exportPoints = webMethod(Permissions.Admin, async () => {
  let page = await auth.elevate(items.query)(POINTS).ascending('name').limit(2).find();
  let rows = page.items;
  while (page.hasNext()) {
    page = await page.next();
    rows = rows.concat(page.items);
  }
  return ['name,points', ...rows.map(({ name, points }) => `${name},${points}`)].join('\n');
});
