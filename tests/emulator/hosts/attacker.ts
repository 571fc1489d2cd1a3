import { once } from 'node:events';
import { createServer } from 'node:http';

/** A website of somebody else. */
interface Attacker {
  url: string;
  /** What its page has reported of answers that it could read. */
  answered(): readonly string[];
  close(): Promise<void>;
}

/**
 * Serves a page that sends requests to servers of the emulator in every way that a website has.
 * @param targets The servers' origins.
 */
export async function startAttacker(targets: readonly string[]): Promise<Attacker> {
  const answered: string[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/answered')) answered.push(request.url);
    response.writeHead(200, { 'content-type': 'text/html' }).end(pageFor(targets));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not a TCP server.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answered: () => answered,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function pageFor(targets: readonly string[]): string {
  const attack = async (origins: readonly string[]) => {
    const own = { 'x-wix-emulator-surface': 'evil' };
    for (const origin of origins) {
      const url = `${origin}/_wix_emulator/wix/www.wixapis.com/apps/v1/instance`;
      const report = `${origin}/_wix_emulator/blocked`;
      const body = JSON.stringify({ method: 'GET', url: 'https://a.test/', directive: 'img-src' });
      const tries = [
        fetch(url),
        fetch(url, { mode: 'no-cors' }).then(() => Promise.reject()),
        fetch(url, { mode: 'no-cors', method: 'POST', body: '{}' }).then(() => Promise.reject()),
        fetch(url, { headers: own }),
        fetch(url, { method: 'POST', headers: own, body: '{}', credentials: 'include' }),
        fetch(report, { method: 'POST', body }),
        fetch(report, { method: 'POST', body, headers: own }),
      ];
      for (const result of await Promise.allSettled(tries)) {
        if (result.status === 'fulfilled') await fetch(`/answered?${result.value.status}`);
      }
      navigator.sendBeacon(url, '{}');
      const image = new Image();
      image.src = url;
      await new Promise((resolve) => {
        image.onerror = resolve;
      });
      const form = document.createElement('form');
      form.method = 'post';
      form.action = url;
      form.target = 'frame';
      const frame = document.createElement('iframe');
      frame.name = 'frame';
      document.body.append(form, frame);
      form.submit();
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      frame.remove();
    }
    document.title = 'done';
  };
  return `<!doctype html><body><script>(${attack})(${JSON.stringify(targets)})</script>`;
}
