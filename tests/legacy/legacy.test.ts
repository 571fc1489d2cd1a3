import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP_ROOT, buildApp } from './build-app.js';
import { readGuide } from './guide.js';
import { rows } from './rows/index.js';
import { type Side, startLegacySide, startOurSide } from './sides.js';

let legacy: Side;
let ours: Side;

beforeAll(async () => {
  const build = await buildApp();
  legacy = await startLegacySide(build);
  ours = await startOurSide(build);
});
afterAll(async () => {
  await legacy?.close();
  await ours?.close();
});

describe('the same call of the legacy CLI’s web methods and of ours', () => {
  for (const row of rows) {
    test(row.call, async () => {
      expect({ legacy: await row.run(legacy), ours: await row.run(ours) }).toEqual({
        legacy: row.legacy,
        ours: row.ours,
      });
    });
  }
});

describe('the migration guide', () => {
  test('has the rows of this test, and no others', async () => {
    const guide = await readGuide();
    expect(guide.rows).toEqual(rows.map(({ run: _, ...row }) => row));
  });

  test('explains every difference, and only differences', async () => {
    const { headings } = await readGuide();
    for (const { call, legacy, ours, why } of rows) {
      expect(why === undefined, `${call}: ${why}`).toBe(legacy === ours);
      if (why !== undefined) expect(headings).toContain(why);
    }
  });

  test.each([
    'src/backend/api/get-instance/api.ts',
    'src/frontends/http-function.ts',
    'src/backend/get-instance.web.ts',
    'src/pages/api/get-instance.ts',
    'src/frontends/endpoint.ts',
  ])('shows %s as this test has run it', async (name) => {
    const { files } = await readGuide();
    expect(files.get(name)).toBe(await readFile(path.join(APP_ROOT, name), 'utf8'));
  });
});
