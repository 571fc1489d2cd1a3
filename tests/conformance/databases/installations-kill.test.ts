import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { migrate, openInstallations } from 'example-installations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, killAtRandom } from './kill-at-random.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'installations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two writers at a time, each killed at some moment. */
const rounds = Array.from({ length: 10 }, (_, round) => [`a${round}`, `b${round}`] as const);

test('a database file has every acknowledged write, whenever a writer is killed', async () => {
  const url = `file:${folder}/written.db`;
  await migrate({ url });
  const script = await bundle('write-installations');
  const acknowledged: string[] = [];
  for (const writers of rounds) {
    const printed = await Promise.all(
      writers.map((writer) => killAtRandom(script, [url, writer], 60)),
    );
    acknowledged.push(...printed.flat());
    const { ids, integrity } = await inspect(url);
    expect(integrity).toEqual(['ok']);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  }
  expect(acknowledged.length).toBeGreaterThan(rounds.length * 2);
});

test('a database file is migrated completely or not at all when the migration is killed', async () => {
  const script = await bundle('migrate-installations');
  const printed = await Promise.all(
    ['a', 'b', 'c', 'd'].map((writer) => killAtRandom(script, [folder, writer], 120)),
  );
  for (const lines of printed) {
    const last = lines.at(-1)?.split(' ')[0] ?? '';
    const done = lines.filter((line) => line.endsWith(' done')).map((line) => line.split(' ')[0]);
    for (const url of done) expect(await migrate({ url: url ?? '' })).toEqual([]);
    const installations = await openInstallations({ url: last });
    expect(await installations.see('an-instance')).toMatchObject({ instanceId: 'an-instance' });
    await installations.close();
    expect((await inspect(last)).integrity).toEqual(['ok']);
  }
});

async function inspect(url: string): Promise<{ ids: Set<unknown>; integrity: unknown[] }> {
  const client = createClient({ url });
  const { rows } = await client.execute('select instance_id from installations');
  const check = await client.execute('pragma integrity_check');
  client.close();
  return {
    ids: new Set(rows.map((row) => row.instance_id)),
    integrity: check.rows.map((row) => row.integrity_check),
  };
}
