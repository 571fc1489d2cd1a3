import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Emulator } from 'wix-emulator';
import { wixTest } from 'wix-emulator/vitest';
import {
  type Entry,
  type EntryPage,
  MAX_MESSAGE_LENGTH,
  MAX_NAME_LENGTH,
} from '../src/shared/entry';
import seed from '../wix-emulator.seed';

const test = wixTest({ root: fileURLToPath(new URL('..', import.meta.url)), seed });

type Local = Pick<Emulator<ReturnType<typeof seed>>, 'call'>;

/** Calls a web method of the guest book as one of the seeded callers. */
async function call(emulator: Local, method: string, as: string, argument: object) {
  const { status, body } = await emulator.call({
    method: `backend/guest-book/${method}`,
    as,
    args: [argument],
  });
  return { status, result: body === '' ? undefined : JSON.parse(body) };
}

async function list(emulator: Local, as: string, argument: object = {}): Promise<EntryPage> {
  const { status, result } = await call(emulator, 'listEntries', as, argument);
  expect(status).toBe(200);
  return result;
}

async function sign(emulator: Local, as: string, message: string): Promise<Entry> {
  const { status, result } = await call(emulator, 'signGuestBook', as, { name: 'Me', message });
  expect(status).toBe(200);
  return result;
}

test('signGuestBook() adds an entry, which every caller sees first', async ({
  emulator,
  app: _,
}) => {
  const { id } = await sign(emulator, 'visitor', '  Hello!  ');
  for (const as of ['visitor', 'member', 'owner']) {
    const { entries } = await list(emulator, as);
    expect(entries[0]).toMatchObject({ id, name: 'Me', message: 'Hello!' });
  }
});

test.for([
  { name: '', message: 'Hello!' },
  { name: 'Me', message: '   ' },
  { name: 'x'.repeat(MAX_NAME_LENGTH + 1), message: 'Hello!' },
  { name: 'Me', message: 'x'.repeat(MAX_MESSAGE_LENGTH + 1) },
  { name: { $ne: null }, message: 'Hello!' },
  {},
])(
  'signGuestBook() refuses an entry whose texts are missing or too long',
  async (entry, { emulator, app: _ }) => {
    const before = await list(emulator, 'visitor');
    const { status } = await call(emulator, 'signGuestBook', 'visitor', entry);
    expect(status).toBe(422);
    expect(await list(emulator, 'visitor')).toEqual(before);
  },
);

test('signGuestBook() takes the author from the token, not from the arguments', async ({
  emulator,
  app: _,
}) => {
  const author = seed(0).callers.otherMember.claims.subjectId;
  const { result } = await call(emulator, 'signGuestBook', 'member', {
    name: 'Me',
    message: 'Hello!',
    author,
    _id: 'entry-1',
  });
  expect(result.id).not.toBe('entry-1');
  const { entries } = await list(emulator, 'otherMember');
  expect(entries[0]).toMatchObject({ id: result.id, canRemove: false });
});

test('listEntries() returns each entry once, page by page, even if somebody signs meanwhile', async ({
  emulator,
  app: _,
}) => {
  const first = await list(emulator, 'visitor');
  await sign(emulator, 'visitor', 'Hello!');
  const second = await list(emulator, 'visitor', { after: first.next });
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 13 }, (_, index) => `entry-${index + 1}`));
  expect(second.next).toBeUndefined();
});

test('listEntries() does not tell who wrote an entry', async ({ emulator, app: _ }) => {
  const { entries } = await list(emulator, 'visitor');
  for (const entry of entries) {
    expect(Object.keys(entry).sort()).toEqual(['canRemove', 'id', 'message', 'name', 'signedAt']);
  }
});

test('listEntries() tells a member which entries are their own', async ({ emulator, app: _ }) => {
  const { entries } = await list(emulator, 'member');
  expect(entries.filter(({ canRemove }) => canRemove).map(({ id }) => id)).toEqual(['entry-1']);
});

test('removeEntry() deletes the entry of its author, member or visitor', async ({
  emulator,
  app: _,
}) => {
  for (const as of ['visitor', 'member']) {
    const { id } = await sign(emulator, as, 'Hello!');
    expect((await call(emulator, 'removeEntry', as, { id })).status).toBeLessThan(300);
    const { entries } = await list(emulator, as);
    expect(entries.map((entry) => entry.id)).not.toContain(id);
  }
});

test.for(['visitor', 'member'])(
  'removeEntry() refuses a %s the entry of somebody else',
  async (as, { emulator, app: _ }) => {
    const before = await list(emulator, 'owner');
    const { status, result } = await call(emulator, 'removeEntry', as, { id: 'entry-2' });
    expect(status).toBe(403);
    expect(result.error.code).toBe('NOT_AUTHOR');
    expect(await list(emulator, 'owner')).toEqual(before);
  },
);

test('removeEntry() deletes any entry for the site’s owner', async ({ emulator, app: _ }) => {
  expect((await call(emulator, 'removeEntry', 'owner', { id: 'entry-2' })).status).toBeLessThan(
    300,
  );
  const { entries } = await list(emulator, 'owner');
  expect(entries.map(({ id }) => id)).not.toContain('entry-2');
});

test('removeEntry() succeeds if the entry is already gone', async ({ emulator, app: _ }) => {
  expect((await call(emulator, 'removeEntry', 'member', { id: 'gone' })).status).toBeLessThan(300);
});
