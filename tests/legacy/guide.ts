import { readFile } from 'node:fs/promises';
import type { Row } from './rows/row.js';

/** What the migration guide says. */
export interface Guide {
  /** The rows of its tables of calls. */
  rows: Omit<Row, 'run'>[];
  /** Its headings. */
  headings: string[];
  /** Its pieces of TypeScript that begin with the name of a file, by that name. */
  files: Map<string, string>;
}

const TABLE_HEAD = '| Call | Legacy CLI | Here | Explained in |';

/** Reads `docs/migration.md`. */
export async function readGuide(): Promise<Guide> {
  const text = await readFile(new URL('../../docs/migration.md', import.meta.url), 'utf8');
  const lines = text.split('\n');
  const rows = lines.flatMap((line, index) => (line === TABLE_HEAD ? tableAt(lines, index) : []));
  const headings = lines.flatMap((line) => line.match(/^#+ (.*)/)?.[1] ?? []);
  const pieces = text.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs);
  const files = new Map(Array.from(pieces, ([, name = '', code = '']) => [name, code]));
  return { rows, headings, files };
}

function tableAt(lines: readonly string[], head: number): Guide['rows'] {
  const body = lines.slice(head + 2);
  const end = body.findIndex((line) => !line.startsWith('|'));
  return body.slice(0, end).map((line) => {
    const [call = '', legacy = '', ours = '', link = ''] = line.slice(2, -1).split(' | ');
    const why = link.match(/^\[(.*)\]/)?.[1];
    return { call, legacy: uncode(legacy), ours: uncode(ours), ...(why !== undefined && { why }) };
  });
}

/** Takes a code span's text out of it. */
function uncode(cell: string): string {
  return cell.trim().replace(/^`(.*)`$/, '$1');
}
