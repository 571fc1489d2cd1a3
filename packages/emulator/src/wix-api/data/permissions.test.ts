import { beforeEach, describe, expect, test } from 'vitest';
import type { SubjectType } from '../../model/tokens/claims.js';
import { emulatorWith, MEMBER, sdk, wde } from './data.harness.js';

const OTHER_MEMBER = '3e3be000-5d6e-4f70-8a9b-0000000000a2';

const roles = ['ANYONE', 'SITE_MEMBER', 'SITE_MEMBER_AUTHOR', 'ADMIN'] as const;
type Role = (typeof roles)[number];

/** A collection for each role, whose items belong to different authors. */
const emulator = emulatorWith({
  collections: roles.map((role) => ({
    _id: role,
    permissions: { insert: role, update: role, remove: role, read: role },
  })),
  items: Object.fromEntries(
    roles.map((role) => [
      role,
      [
        { _id: 'own', _owner: MEMBER },
        { _id: 'other', _owner: OTHER_MEMBER },
      ],
    ]),
  ),
});
beforeEach(() => emulator.reset());

/** The items on which a caller may act: all, only their own, or none. */
const extents: Readonly<Record<Role, Readonly<Record<string, 'all' | 'own' | 'none'>>>> = {
  ANYONE: { VISITOR: 'all', MEMBER: 'all', USER: 'all', APP: 'all' },
  SITE_MEMBER: { VISITOR: 'none', MEMBER: 'all', USER: 'all', APP: 'all' },
  SITE_MEMBER_AUTHOR: { VISITOR: 'none', MEMBER: 'own', USER: 'all', APP: 'all' },
  ADMIN: { VISITOR: 'none', MEMBER: 'none', USER: 'all', APP: 'all' },
};

const cases = roles.flatMap((role) =>
  (['VISITOR', 'MEMBER', 'USER', 'APP'] as const).map(
    (as): [SubjectType, Role, 'all' | 'own' | 'none'] => [as, role, extents[role][as] ?? 'none'],
  ),
);

// The types of the SDK no longer have the option, which older code still sends.
const withoutAuth = { showDrafts: undefined, suppressAuth: true };

const resolves = async (action: Promise<unknown>) =>
  action.then(
    () => true,
    (error: unknown) => {
      expect(error).toEqual(wde('WDE0027'));
      return false;
    },
  );

describe.each(cases)('%s in a collection for %s', (as, role, extent) => {
  const { items } = sdk(emulator, { as, subjectId: MEMBER });
  const acts = { own: extent !== 'none', other: extent === 'all' };

  test(`may read ${extent} items`, async () => {
    for (const id of ['own', 'other'] as const) {
      expect(await resolves(items.get(role, id))).toBe(acts[id]);
    }
    const query = items.query(role).ascending('_id');
    if (extent === 'none') expect(await resolves(query.find())).toBe(false);
    else {
      const found = (await query.find()).items.map(({ _id }) => _id);
      expect(found).toEqual(extent === 'all' ? ['other', 'own'] : ['own']);
      expect(await query.count()).toBe(found.length);
      expect((await query.distinct('_id')).items).toEqual(found);
      expect((await items.aggregate(role).count().run()).items).toEqual([{ count: found.length }]);
    }
  });

  test(`may change and remove ${extent} items`, async () => {
    for (const id of ['own', 'other'] as const) {
      expect(await resolves(items.update(role, { _id: id }))).toBe(acts[id]);
      expect(await resolves(items.patch(role, id).setField('x', 1).run())).toBe(acts[id]);
      expect(await resolves(items.save(role, { _id: id }))).toBe(acts[id]);
      expect(await resolves(items.remove(role, id))).toBe(acts[id]);
    }
  });

  test(`may ${extent === 'none' ? 'not ' : ''}insert items, as their author`, async () => {
    expect(await resolves(items.insert(role, { _id: 'new' }))).toBe(extent !== 'none');
    if (extent === 'none') return;
    const { items: app } = sdk(emulator);
    expect((await app.get(role, 'new'))?._owner).toBe(MEMBER);
  });

  test('is not helped by suppressAuth', async () => {
    expect(await resolves(items.insert(role, {}, withoutAuth))).toBe(extent !== 'none');
  });
});

test('only the app and Wix users may set the author of an item', async () => {
  const owner = sdk(emulator, { as: 'USER' }).items;
  expect((await owner.insert('ANYONE', { _id: 'x', _owner: OTHER_MEMBER }))._owner).toBe(
    OTHER_MEMBER,
  );
  const member = sdk(emulator, { as: 'MEMBER', subjectId: MEMBER }).items;
  expect((await member.update('ANYONE', { _id: 'x', _owner: MEMBER }))._owner).toBe(OTHER_MEMBER);
});

test('a site that has removed the app has no data for it', async () => {
  const { items } = sdk(emulator, { on: 'removed' });
  await expect(items.query('ANYONE').find()).rejects.toMatchObject({
    details: { applicationError: { code: 'APP_INSTANCE_NOT_FOUND' } },
  });
});
