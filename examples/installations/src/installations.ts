import { connect, type DatabaseOptions } from './connect.ts';
import type { Row, Statement } from './database.ts';
import { applyMigrations } from './migrations.ts';

/** What the app itself keeps of an installation. */
export interface Installation {
  /** The app instance ID, a GUID. */
  readonly instanceId: string;
  /** When the app first heard of it, in ISO 8601. */
  readonly firstSeenAt: string;
  /** The package that it has; `null` if it has none, or the app does not know. */
  readonly plan: string | null;
  /** As of when the record is true, in ISO 8601. */
  readonly updatedAt: string;
}

/** The records of all installations. An instance ID comes from Wix, and never from a client. */
export interface Installations {
  /** The record of an installation, made now if there is none. */
  see(instanceId: string): Promise<Installation>;
  /**
   * Notes an installation's plan, unless something newer is noted already.
   * @param plan Its package; `null` for none.
   * @param at When this was so.
   */
  notePlan(instanceId: string, plan: string | null, at: Date): Promise<void>;
  /** Deletes the record of an installation. */
  forget(instanceId: string): Promise<void>;
  /**
   * Asks the database one question, for a server that should not start without it.
   * @throws {InstallationsError} If it cannot be reached, or was not migrated.
   */
  check(): Promise<void>;
  /** Ends the connections to the database. */
  close(): Promise<void>;
}

/**
 * Opens the records of the app's installations. A file is brought up to date by this, a server by
 * `npm run migrate`, as a worker starts often, and each request of it to a server counts.
 * @throws {InstallationsError} For a URL that names no database, and from each function if the
 * database fails or was not migrated. The message is one line and contains no secret.
 */
export async function openInstallations(options: DatabaseOptions): Promise<Installations> {
  const database = await connect(options);
  try {
    if (/^file:/i.test(options.url)) await applyMigrations(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const run = (sql: string, ...args: Statement['args'] & {}) => database.execute({ sql, args });

  return {
    async see(instanceId) {
      // The update changes nothing: without one, nothing would be returned of a record that exists.
      const rows = await run(
        `insert into installations (instance_id, first_seen_at) values (?, ?)
         on conflict (instance_id) do update set instance_id = excluded.instance_id
         returning instance_id, first_seen_at, plan, plan_noted_at`,
        instanceId,
        new Date().toISOString(),
      );
      return toInstallation(rows[0] ?? {});
    },
    async notePlan(instanceId, plan, at) {
      const notedAt = at.toISOString();
      // One statement, as of a read and a write another process could come between.
      await run(
        `insert into installations (instance_id, first_seen_at, plan, plan_noted_at)
         values (?, ?, ?, ?)
         on conflict (instance_id) do update
         set plan = excluded.plan, plan_noted_at = excluded.plan_noted_at
         where installations.plan_noted_at is null
         or installations.plan_noted_at <= excluded.plan_noted_at`,
        instanceId,
        notedAt,
        plan,
        notedAt,
      );
    },
    async forget(instanceId) {
      await run('delete from installations where instance_id = ?', instanceId);
    },
    async check() {
      await run(
        'select instance_id, first_seen_at, plan, plan_noted_at from installations limit 1',
      );
    },
    close: () => database.close(),
  };
}

function toInstallation(row: Row): Installation {
  const firstSeenAt = text(row, 'first_seen_at');
  return {
    instanceId: text(row, 'instance_id'),
    firstSeenAt,
    plan: nullable(row, 'plan'),
    updatedAt: nullable(row, 'plan_noted_at') ?? firstSeenAt,
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`The column ${column} of an installation has no text.`);
}

function nullable(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}
