import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fetchSqld } from './sqld.js';

/** A database server of a test's own, empty at the start. */
export interface DatabaseServer {
  /** What `DATABASE_URL` is set to. */
  readonly url: string;
  close(): Promise<void>;
}

/** How long the server may take to answer for the first time, in milliseconds. */
const START_MS = 120_000;

/** Starts a real libSQL server, which a worker can reach, on a free port of this computer. */
export async function startLibsqlServer(): Promise<DatabaseServer> {
  const file = await fetchSqld();
  const folder = await mkdtemp(path.join(tmpdir(), 'libsql-'));
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const child = spawn(file, ['--db-path', folder, '--http-listen-addr', address], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const closed = once(child, 'close');
  const close = async () => {
    child.kill();
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  const end = Date.now() + START_MS;
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || Date.now() > end) {
      await close();
      throw new Error(`The libSQL server did not start. ${errors}`);
    }
    await setTimeout(20);
  }
  return { url, close };
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
