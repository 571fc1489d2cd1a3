/** What a column holds: text, or nothing. Times are ISO 8601 text, which sorts as they do. */
type Value = string | null;

/** SQL that SQLite and Postgres both know, with a `?` for each of its values. */
export interface Statement {
  readonly sql: string;
  readonly args?: readonly Value[];
}

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** All that this package asks of a database. */
export interface Database {
  /** Runs a statement. */
  execute(statement: Statement): Promise<Row[]>;
  /** Runs statements in one write transaction: all of them or none, and one such at a time. */
  batch(statements: readonly Statement[]): Promise<void>;
  /** Ends the connections to it. */
  close(): Promise<void>;
}
