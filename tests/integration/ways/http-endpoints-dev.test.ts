import { access } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE_ROOT, startDevApp } from '../../start-app.js';

test('astro dev keeps the records in a file of the app’s folder, for endpoints and for events', async () => {
  const app = await startDevApp(EXAMPLE_ROOT);
  try {
    const ask = async () => {
      const headers = { authorization: app.token('visitor', 'premium') };
      const answer = await fetch(new URL('/api/get-installation', app.url), { headers });
      return [answer.status, await answer.json()];
    };
    const { instanceId } = app.emulator.instances.premium.instance;
    // The file is there the next time as well, and then it has the record of the time before.
    await app.emulator.events.send('premium', { type: 'AppRemoved', data: {} });
    const first = await ask();
    expect(first).toEqual([200, expect.objectContaining({ instanceId, plan: null })]);
    await access(path.join(EXAMPLE_ROOT, 'installations.db'));
    await app.emulator.events.send('premium', { type: 'PaidPlanPurchased', data: {} });
    expect(await ask()).toEqual([200, expect.objectContaining({ instanceId, plan: 'Pro' })]);
  } finally {
    await app.close();
  }
});
