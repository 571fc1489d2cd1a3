import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RunningApp } from './worker';

const WIX = fileURLToPath(new URL('./node-wix.js', import.meta.url));

/** A server in a process of its own. */
export interface NodeServer extends RunningApp {
  /** Returns the processor time that the server has taken so far, in seconds. */
  processorTime(): Promise<number>;
}

/**
 * Runs the production build of a server in a process of its own.
 * @param entry The build's entry point.
 * @param env What the app reads from its environment.
 */
export async function startNodeServer(
  entry: string,
  env: Readonly<Record<string, string>>,
): Promise<NodeServer> {
  const server = spawn(process.execPath, ['--import', WIX, entry], {
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production' },
    // Astro, for example, logs every request that the load generator breaks off when its time is over.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const { stdout } = server;
  if (!stdout) throw new Error('The output of the server is not piped.');
  const closed = once(server, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/[\w.:]+/.exec(text.toString());
      if (found) resolve(found[0]);
    });
    server.on('close', () => reject(new Error('The server ended before it listened.')));
  });
  return {
    url,
    callsToWix: () => 0,
    async processorTime() {
      const answered = once(server, 'message');
      server.send('processor time');
      const [microseconds] = await answered;
      return Number(microseconds) / 1e6;
    },
    async close() {
      server.kill();
      await closed;
    },
  };
}
