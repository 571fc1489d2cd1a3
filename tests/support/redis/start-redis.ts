import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findRedis } from './find-redis.js';

/** A Redis server in memory, on a socket of its own. */
export interface RedisServer {
  /** The path of its Unix socket. */
  readonly socket: string;
  /** Stops it in the middle of its work: it accepts connections and does not answer. */
  suspend(): void;
  resume(): void;
  /** Kills it without warning. */
  kill(): Promise<void>;
  /** Starts it again, without its data. */
  restart(): Promise<void>;
  /** Kills it and removes its folder. */
  remove(): Promise<void>;
}

/** Starts a Redis server. */
export async function startRedis(): Promise<RedisServer> {
  const command = await findRedis();
  const folder = await mkdtemp(path.join(tmpdir(), 'redis-'));
  const socket = path.join(folder, 'redis.sock');
  const start = async () => {
    const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no'];
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    for await (const chunk of child.stdout) {
      output += chunk;
      if (output.includes('ready to accept connections')) break;
    }
    if (child.exitCode !== null) throw new Error(`Redis did not start: ${output}`);
    return child;
  };
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    socket,
    suspend: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill,
    async restart() {
      await rm(socket, { force: true });
      child = await start();
    },
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
