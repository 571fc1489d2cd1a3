import { expect, test } from 'vitest';
import { barOf } from './bar-of.js';

const call = { time: '2026-01-01T00:00:00.000Z', durationMs: 200 };

test.each([
  ['2026-01-01T00:00:00.050Z', 100, { left: 25, width: 50 }],
  ['2026-01-01T00:00:00.150Z', 100, { left: 50, width: 50 }],
  ['2025-01-01T00:00:00.000Z', 20, { left: 0, width: 10 }],
  ['2026-01-01T00:00:00.000Z', 400, { left: 0, width: 100 }],
  ['never', 20, { left: 0, width: 10 }],
])(
  'barOf() places a request with the start time %s and a duration of %d ms within its call',
  (time, durationMs, position) => {
    expect(barOf({ time, durationMs }, call)).toEqual(position);
  },
);
