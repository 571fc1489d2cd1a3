import { items } from '@wix/data';
import * as essentials from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

const { auth } = essentials;

const getTopics = async () => {
  const { items: topics } = await auth.elevate(items.query)('Faq').distinct('topic');
  return topics.sort();
};

async function reorder(ids) {
  const { items: rows } = await items.query('Faq').hasSome('_id', ids).find();
  const { updated } = await items.bulkUpdate(
    'Faq',
    rows.map((row) => ({ ...row, order: ids.indexOf(row._id) })),
  );
  return { updated };
}

/** Lists questions; none if the request fails. */
export const listFaq = webMethod(Permissions.Anyone, async (topic) => {
  try {
    let query = items.query('Faq').ascending('order');
    if (topic) query = query.eq('topic', topic);
    const { items: rows } = await query.find({ suppressAuth: true });
    return rows.map(({ question, answer }) => ({ question, answer }));
  } catch {
    return [];
  }
});

export const listTopics = webMethod(Permissions.Anyone, getTopics);

export const reorderFaq = webMethod(Permissions.Admin, reorder);
