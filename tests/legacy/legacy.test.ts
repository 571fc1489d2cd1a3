import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { buildApp } from './build-app.js';
import { tables } from './rows/index.js';
import { type Side, startLegacySide, startOurSide } from './sides.js';

// Both sides log what their methods throw.
captureLog();

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

for (const row of tables.flatMap(({ rows }) => rows)) {
  test(`the legacy CLI and this project answer as expected: ${row.call}`, async () => {
    expect({ legacy: await row.run(legacy), ours: await row.run(ours) }).toEqual({
      legacy: row.legacy,
      ours: row.ours,
    });
  });
}
