import { expect, test } from 'vitest';
import { type AppMessage, MESSAGE_HEADER } from '../app-message.js';
import { emulated } from './worker-entry.js';

const hour = 3_600_000;
const secret = 'secret';
const worker = emulated({ fetch: () => Response.json(Date.now()) }, secret);

/** How far ahead the app's clock is while it answers a call, in hours. */
async function hoursAhead(message: Partial<AppMessage>): Promise<number> {
  const headers = { [MESSAGE_HEADER]: JSON.stringify({ secret, callId: 'call', ...message }) };
  const answer = await worker.fetch(new Request('https://app.example', { headers }));
  return Math.round((Number(await answer.json()) - performance.timeOrigin) / hour);
}

test('emulated() uses the clock of the latest epoch, and ignores outdated and forged messages', async () => {
  expect(await hoursAhead({ epoch: 0, clockOffsetMs: 5 * hour })).toBe(5);
  expect(await hoursAhead({ epoch: 1, clockOffsetMs: 0 })).toBe(0);
  expect(await hoursAhead({ epoch: 0, clockOffsetMs: 5 * hour })).toBe(0);
  expect(await hoursAhead({ epoch: 1, clockOffsetMs: 7 * hour })).toBe(7);
  expect(await hoursAhead({ epoch: 1, clockOffsetMs: 0, secret: 'another' })).toBe(7);
});
