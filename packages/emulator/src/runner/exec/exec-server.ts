import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Emulator } from '../../emulator.js';
import { OWN_HEADER_PREFIX, SURFACE_HEADER } from '../../model/page-requests.js';
import type { Seed } from '../../model/seed.js';
import { breakOff, sendAnswer, toRequest } from '../exchange.js';
import { type RunningServer, startServer } from '../listen.js';
import { readIdentity, TUNNEL_TLS, type TunnelIdentity } from './tunnel.js';

/**
 * Starts the server to which the processes of a command send their requests for other computers.
 * @param emulator Answers the requests, like `fetch`.
 * @param secret The key of the connections, so that no other program can use the server.
 */
export function startExecServer(emulator: Emulator<Seed>, secret: string): Promise<RunningServer> {
  const identities = new WeakMap<Socket, TunnelIdentity>();
  const create = () =>
    createServer(
      {
        ...TUNNEL_TLS,
        pskCallback(socket, text) {
          const identity = readIdentity(text);
          if (!identity) return null;
          identities.set(socket, identity);
          return Buffer.from(secret);
        },
      },
      (incoming, outgoing) => {
        const identity = identities.get(incoming.socket);
        if (identity) void answer(emulator, identity, incoming, outgoing);
        else breakOff(outgoing);
      },
    );
  return startServer(create, { port: 0, hostname: '127.0.0.1' });
}

async function answer(
  emulator: Emulator<Seed>,
  { authority, program }: TunnelIdentity,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const request = toRequest(incoming, {
      // A path begins with a slash. Anything else, such as `*`, must not change the host.
      url: new URL(`https://${authority}${incoming.url?.replace(/^(?!\/)/, '/')}`).href,
      signal: gone.signal,
      isDropped: (header) => header.startsWith(OWN_HEADER_PREFIX),
    });
    request.headers.set(SURFACE_HEADER, encodeURIComponent(`program ${program}`));
    await sendAnswer(await emulator.fetch(request), outgoing);
  } catch {
    breakOff(outgoing);
  }
}
