import { expect, test } from 'vitest';
import { listen } from '../runner/listen.js';
import { warmUp } from './warm-up.js';

test('warmUp() accepts a redirect and does not follow it', async () => {
  const paths: (string | undefined)[] = [];
  const app = await listen(
    ({ url }, response) => {
      paths.push(url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    },
    { port: 0, hostname: 'localhost' },
  );
  await warmUp(app.url);
  expect(paths).toEqual(['/_wix/extensions/backoffice/warm-up']);
  await app.close();
});

test('warmUp() waits for an app that closes its first connections, as a dev server that restarts', async () => {
  let attempts = 0;
  const app = await listen(
    (_request, response) => {
      attempts += 1;
      if (attempts < 4) response.destroy();
      else response.end();
    },
    { port: 0, hostname: 'localhost' },
  );
  await warmUp(app.url);
  expect(attempts).toBe(4);
  await app.close();
});
