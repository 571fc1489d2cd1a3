import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { generate } from 'selfsigned';

/** A server that shows a console by the name of Wix's dashboard. */
interface DashboardProxy {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves a console as `https://manage.wix.com`, with a certificate that nobody trusts. The console
 * takes requests of its own pages only, so it is told that they come from there.
 * @param consoleUrl The console's origin.
 */
export async function startDashboardProxy(consoleUrl: string): Promise<DashboardProxy> {
  const { hostname, port, host } = new URL(consoleUrl);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'manage.wix.com' }]);
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, url: path } = incoming;
    const headers = { ...incoming.headers, host };
    if (headers.origin === 'https://manage.wix.com') headers.origin = consoleUrl;
    const passedOn = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passedOn.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passedOn.destroy());
    incoming.pipe(passedOn);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not a TCP server.');
  return {
    port: address.port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
