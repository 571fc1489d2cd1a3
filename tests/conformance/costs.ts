import { readFile } from 'node:fs/promises';

/** How many requests to Wix a way makes, telemetry included; `undefined` for what it does not have. */
export interface Costs {
  /** The first question of an installation. */
  readonly cold: number | undefined;
  /** The same one again, within the minute. */
  readonly warm: number | undefined;
  /** One more, with a token that is new. */
  readonly newToken: number | undefined;
  /** The browser's question whether it may ask. */
  readonly preflight: number | undefined;
}

const guide = new URL('../../docs/choosing.md', import.meta.url);

/**
 * Reads from the guide what a way costs.
 * @param way Its name, as in the first column of the table.
 * @throws {Error} If the table has no such row.
 */
export async function documentedCosts(way: string): Promise<Costs> {
  const lines = (await readFile(guide, 'utf8')).split('\n');
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const row = rows.find(([, name]) => name === way);
  if (!row) throw new Error(`docs/choosing.md has no row "${way}" in its table.`);
  // Behind its name stands whom it fits.
  const [cold, warm, newToken, preflight] = row.slice(3, 7).map(toNumber);
  return { cold, warm, newToken, preflight };
}

function toNumber(cell: string): number | undefined {
  return /^\d+$/.test(cell) ? Number(cell) : undefined;
}
