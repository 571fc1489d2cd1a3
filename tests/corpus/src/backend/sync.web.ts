import { collections, items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { readSecret } from './secret-reader';
import { contacts } from './wix';

const PAYMENTS = 'Payments';

/** Records a payment once, if its signature is right. */
export const receivePayment = webMethod(
  Permissions.Anyone,
  async ({ id, amount, signature }: { id: string; amount: number; signature: string }) => {
    if (signature !== `${id}:${await readSecret('SIGNING_KEY')}`) {
      throw new WebMethodError('BAD_SIGNATURE', 'The signature is wrong.', { status: 401 });
    }
    try {
      await auth.elevate(items.insert)(PAYMENTS, { _id: id, amount, receivedAt: new Date() });
      return { isNew: true };
    } catch (error) {
      if (codeOf(error) === 'WDE0074') return { isNew: false };
      throw error;
    }
  },
);

/** Stores the posts of another service in a collection. */
export const importFeed = webMethod(Permissions.Admin, async () => {
  const response = await fetch('https://feeds.example/posts.json');
  if (!response.ok) throw new WebMethodError('NO_FEED', 'Try later.', { status: 502 });
  const posts: { id: string; title: string }[] = await response.json();
  const { inserted, updated } = await auth.elevate(items.bulkSave)(
    'Posts',
    posts.map(({ id, title }) => ({ _id: id, title })),
  );
  return { inserted, updated };
});

/** Stores the site's contacts in a collection. */
export const importContacts = webMethod(Permissions.Admin, async () => {
  const { items: found } = await auth.elevate(contacts.queryContacts)().limit(50).find();
  const rows = found.map(({ _id, info }) => ({ _id: _id ?? '', name: info?.name?.first ?? '' }));
  if (rows.length > 0) await auth.elevate(items.bulkSave)('Posts', rows);
  return { imported: rows.length };
});

/** Counts the rows of all collections whose ids have a prefix. */
export const backUp = webMethod(Permissions.Admin, async (prefix: string) => {
  const { collections: all = [] } = await auth.elevate(collections.listDataCollections)();
  const ids = all.flatMap(({ _id }) => (_id?.startsWith(prefix) ? [_id] : []));
  const rows = await Promise.all(
    ids.map(async (id) => {
      const { items: page } = await auth.elevate(items.query)(id).limit(1000).find();
      return [id, page.length] as const;
    }),
  );
  return Object.fromEntries(rows);
});

/** Removes all rows of a collection. */
export const empty = webMethod(Permissions.Admin, async (id: string) => {
  const { displayName } = await auth.elevate(collections.getDataCollection)(id);
  await auth.elevate(items.truncate)(id);
  return { displayName, left: await auth.elevate(items.query)(id).count() };
});

function codeOf(error: unknown): unknown {
  if (!(error instanceof Object) || !('details' in error)) return undefined;
  const { details } = error;
  if (!(details instanceof Object) || !('applicationError' in details)) return undefined;
  const { applicationError } = details;
  return applicationError instanceof Object && 'code' in applicationError
    ? applicationError.code
    : undefined;
}
