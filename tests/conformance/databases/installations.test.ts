import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client/sqlite3';
import { type Installations, migrate, openInstallations } from 'example-installations';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP_ROOT } from '../../support/start-app.js';
import { type DatabaseServer, startLibsqlServer } from './libsql-server.js';
import { startPostgresServer } from './postgres-server.js';

const run = promisify(execFile);
const day = 24 * 60 * 60 * 1000;

/** Where the file databases of these tests are. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'installations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function runMigrate(DATABASE_URL: string) {
  return run(process.execPath, ['--import', 'tsx', 'examples/installations/src/migrate.ts'], {
    cwd: APP_ROOT,
    env: { ...process.env, DATABASE_URL },
  });
}

/** Processes migrate a database at once. Answers how many of them have applied something. */
async function migrateAtOnce(url: string, processes: number): Promise<number> {
  const printed = await Promise.all(Array.from({ length: processes }, () => runMigrate(url)));
  return printed.filter(({ stderr }) => stderr.includes('Applied 0001_installations.')).length;
}

const startFile = async () => ({
  url: `file:${folder}/installations.db`,
  close: async () => {},
});

/** Each with how many may use it at once: this Postgres has one session for all its connections. */
const databases: [string, () => Promise<DatabaseServer>, number][] = [
  ['SQLite in a file', startFile, 20],
  ['a libSQL server', startLibsqlServer, 20],
  ['Postgres', startPostgresServer, 1],
];

describe.each(databases)('%s', (name, start, atOnce) => {
  let server: DatabaseServer;
  let appliedBy: number;
  let installations: Installations;

  beforeAll(async () => {
    server = await start();
    appliedBy = await migrateAtOnce(server.url, Math.min(atOnce, 2));
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    installations = await openInstallations({ url: server.url });
  });
  afterEach(() => installations.close());

  test(`${name} is migrated once, even by two processes at the same time`, async () => {
    expect(appliedBy).toBe(1);
    expect(await migrate({ url: server.url })).toEqual([]);
  });

  test(`see() on ${name} creates a record for a new instance, and later returns the same record`, async () => {
    const before = new Date().toISOString();
    const first = await installations.see('new');
    expect(first).toEqual({
      instanceId: 'new',
      firstSeenAt: expect.any(String),
      plan: null,
      updatedAt: first.firstSeenAt,
    });
    expect(first.firstSeenAt >= before).toBe(true);
    expect(await installations.see('new')).toEqual(first);
  });

  test(`see() on ${name} creates one record for many concurrent calls`, async () => {
    const seen = await Promise.all(Array.from({ length: atOnce }, () => installations.see('many')));
    expect(new Set(seen.map(({ firstSeenAt }) => firstSeenAt)).size).toBe(1);
  });

  test(`notePlan() on ${name} creates a record for an instance that it has not seen`, async () => {
    const at = new Date();
    await installations.notePlan('unseen', 'Pro', at);
    const { plan, firstSeenAt, updatedAt } = await installations.see('unseen');
    expect([plan, firstSeenAt, updatedAt]).toEqual(['Pro', at.toISOString(), at.toISOString()]);
  });

  test(`notePlan() on ${name} accepts a date before the instance was first seen`, async () => {
    await installations.see('seen-first');
    await installations.notePlan('seen-first', 'Pro', new Date(Date.now() - day));
    expect((await installations.see('seen-first')).plan).toBe('Pro');
  });

  test(`notePlan() on ${name} stores the newer of two plans, in whatever order they arrive`, async () => {
    const older = new Date(Date.now() - day);
    const newer = new Date();
    await installations.notePlan('ordered', 'Basic', older);
    await installations.notePlan('ordered', 'Pro', newer);
    await installations.notePlan('ordered', 'Basic', older);
    expect(await installations.see('ordered')).toMatchObject({
      plan: 'Pro',
      updatedAt: newer.toISOString(),
    });
    await installations.notePlan('ordered', null, new Date(newer.getTime() + 1));
    expect((await installations.see('ordered')).plan).toBeNull();
  });

  test(`forget() on ${name} deletes the record of one instance only`, async () => {
    const kept = await installations.see('kept');
    const before = new Date().toISOString();
    await installations.notePlan('forgotten', 'Pro', new Date(Date.now() - day));
    await installations.forget('forgotten');
    const { plan, firstSeenAt } = await installations.see('forgotten');
    expect(plan).toBeNull();
    expect(firstSeenAt >= before).toBe(true);
    expect(await installations.see('kept')).toEqual(kept);
  });

  test(`${name} stores ids and plans as text, whatever they contain`, async () => {
    const ids = [
      "'; drop table installations; --",
      '" or 1=1 --',
      '$1 ? ?1 :name @name %s \\',
      '𝕏 مرحبا \u202e\n\t',
      '',
    ];
    for (const id of ids) await installations.notePlan(id, `plan of ${id}`, new Date());
    for (const id of ids) {
      expect(await installations.see(id)).toMatchObject({ instanceId: id, plan: `plan of ${id}` });
    }
    for (const id of ids) await installations.forget(id);
    expect((await installations.see("'; drop table installations; --")).plan).toBeNull();
  });

  test(`${name} still has its records after it is closed and opened again`, async () => {
    await installations.notePlan('closed', 'Pro', new Date());
    await installations.close();
    installations = await openInstallations({ url: server.url });
    expect((await installations.see('closed')).plan).toBe('Pro');
  });
});

describe.each(databases.slice(1))('%s before its migration', (name, start, atOnce) => {
  test(`${name} without a migration fails with the command to run, and concurrent migrations succeed`, async () => {
    const server = await start();
    const installations = await openInstallations({ url: server.url });
    for (const ask of [() => installations.see('new'), () => installations.check()]) {
      await expect(ask()).rejects.toThrow(
        'The database is not up to date. Run `npm run migrate -w examples/installations` with its DATABASE_URL.',
      );
    }
    const applied = await Promise.all(Array.from({ length: atOnce }, () => migrate(server)));
    expect(applied.flat()).toEqual(['0001_installations']);
    await installations.check();
    expect(await installations.see('new')).toMatchObject({ instanceId: 'new' });
    await installations.close();
    await server.close();
  });
});

test('a database file is migrated when it is opened, and uses a write-ahead log', async () => {
  const url = `file:${folder}/opened.db`;
  const installations = await openInstallations({ url });
  await installations.see('new');
  const client = createClient({ url });
  const { rows } = await client.execute('pragma journal_mode');
  expect(rows[0]?.journal_mode).toBe('wal');
  client.close();
  await installations.close();
});

test.each([
  ['mysql://user:hunter2@db.example/x', 'It begins with mysql:.'],
  ['installations.db', 'It has no scheme, as file:installations.db has.'],
  ['', 'It has no scheme, as file:installations.db has.'],
])(
  'the DATABASE_URL %j is refused with a message that does not quote the password',
  async (url, found) => {
    const opened = openInstallations({ url });
    await expect(opened).rejects.toThrow(
      `DATABASE_URL has to begin with one of file:, postgres:, postgresql:, libsql:, https:, http: here. ${found}`,
    );
    await expect(opened).rejects.not.toThrow('hunter2');
  },
);

test.each([
  ['', 'DATABASE_URL has to begin with '],
  ['file:/no/such/folder/x.db', 'The database of DATABASE_URL cannot be used: '],
  ['http://user:hunter2@', 'The database of DATABASE_URL cannot be used: Invalid URL'],
  ['http://127.0.0.1:1', 'The database of DATABASE_URL cannot be used: '],
  ['libsql://user:hunter2@127.0.0.1:1', 'The database of DATABASE_URL cannot be used: '],
  ['postgres://user:hunter2@127.0.0.1:1/x', 'The database of DATABASE_URL cannot be used: '],
])(
  'the migration prints one line and exits with 1 for the DATABASE_URL "%s"',
  async (DATABASE_URL, said) => {
    const failed: { code: number; stderr: string } = await runMigrate(DATABASE_URL).catch(
      (error) => error,
    );
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^.+\n$/) });
    expect(failed.stderr).toContain(said);
    expect(failed.stderr).not.toContain('hunter2');
  },
);
