import { connect, type DatabaseOptions } from './connect.ts';
import type { Database, Statement } from './database.ts';

/** A change of the database. Once released it stays as it is: the next change is a migration more. */
interface Migration {
  readonly name: string;
  readonly statements: readonly Statement[];
}

const migrations: readonly Migration[] = [
  {
    name: '0001_installations',
    statements: [
      {
        sql: `create table installations (
          instance_id text primary key not null,
          first_seen_at text not null,
          plan text,
          plan_noted_at text
        )`,
      },
    ],
  },
];

/**
 * Brings a database up to date. Any number of processes may do it at once.
 * @param options Where it is.
 * @returns The names of the migrations that were applied by this call.
 * @throws {InstallationsError} If it cannot be reached or changed; the message is one line.
 */
export async function migrate(options: DatabaseOptions): Promise<string[]> {
  const database = await connect(options);
  try {
    return await applyMigrations(database);
  } finally {
    await database.close();
  }
}

/**
 * Applies what is missing, each migration in one transaction with its mark.
 * @param database Open, and left so.
 * @returns The names of those that were applied.
 */
export async function applyMigrations(database: Database): Promise<string[]> {
  await database.batch([
    {
      sql: `create table if not exists migrations (
        name text primary key not null,
        applied_at text not null
      )`,
    },
  ]);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (!(await isApplied(database, migration)) && (await apply(database, migration))) {
      applied.push(migration.name);
    }
  }
  return applied;
}

/** Tells whether it was applied here, and not by another process at the same time. */
async function apply(database: Database, migration: Migration): Promise<boolean> {
  const mark: Statement = {
    sql: 'insert into migrations (name, applied_at) values (?, ?)',
    args: [migration.name, new Date().toISOString()],
  };
  try {
    // The mark first: a name can be marked once only, so the second process changes nothing.
    await database.batch([mark, ...migration.statements]);
    return true;
  } catch (error) {
    if (await isApplied(database, migration)) return false;
    throw error;
  }
}

async function isApplied(database: Database, { name }: Migration): Promise<boolean> {
  const sql = 'select name from migrations where name = ?';
  return (await database.execute({ sql, args: [name] })).length > 0;
}
