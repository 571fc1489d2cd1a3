import { once } from 'node:events';
import { request } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { generate } from 'selfsigned';

/** Something in front of a server of the emulator. */
interface Forwarder {
  port: number;
  close(): Promise<void>;
}

/**
 * Forwards a port as `docker run -p` does: byte for byte, and to an address that is not on the loopback
 * interface if this computer has one.
 * @param url The origin of the server.
 */
export async function publishPort(url: string): Promise<Forwarder> {
  const address = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
  const port = Number(new URL(url).port);
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((socket) => {
    const target = connect({ host: address ?? '127.0.0.1', port });
    for (const one of [socket, target]) {
      sockets.add(one);
      one.on('error', () => {
        socket.destroy();
        target.destroy();
      });
    }
    socket.pipe(target).pipe(socket);
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/**
 * Forwards a port as a development tunnel does: with HTTPS and a name of its own, of which the server
 * only learns in `x-forwarded-host`.
 * @param url The origin of the server.
 * @param name The tunnel's host name.
 */
export async function openTunnel(url: string, name: string): Promise<Forwarder> {
  const { hostname, port, host } = new URL(url);
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }]);
  const server = createHttpsServer({ key, cert }, (incoming, outgoing) => {
    const { method, url: path } = incoming;
    const headers = {
      ...incoming.headers,
      host,
      'x-forwarded-host': name,
      'x-forwarded-proto': 'https',
    };
    if (headers.origin === `https://${name}`) headers.origin = url;
    const passedOn = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passedOn.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passedOn.destroy());
    incoming.pipe(passedOn);
  });
  return listen(server, () => server.closeAllConnections());
}

async function listen(server: Server, cut: () => void): Promise<Forwarder> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not a TCP server.');
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
