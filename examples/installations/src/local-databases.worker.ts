import type { Database } from './database.ts';

/** None: a worker has no disk and no native code, and reaches its database over HTTP. */
export const localDatabases: ReadonlyMap<string, (url: string) => Promise<Database>> = new Map();
