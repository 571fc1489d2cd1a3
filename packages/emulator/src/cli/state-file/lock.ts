import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { errorCode } from './replace-file.js';

/**
 * Reserves a file for this process. The lock is a local socket, which the system closes when the
 * process ends in any way, so that a killed process leaves no lock behind.
 * @param path The file, not a link to it. It need not exist, but its folder must.
 * @returns A function that ends the reservation; `undefined` if another process has the lock.
 */
export async function lock(path: string): Promise<(() => Promise<void>) | undefined> {
  // The same path can be another file in a container that shares the network of this computer.
  const { dev, ino } = await stat(dirname(path));
  const id = createHash('sha256')
    .update(`${dev} ${ino} ${basename(path)}`)
    .digest('hex');
  return lockAddress(addressOf(`wix-emulator-${id.slice(0, 32)}`, process.platform));
}

/**
 * Returns the address of the socket that stands for a name. Linux and Windows have names for sockets
 * that end with their process. Elsewhere, the socket is a file.
 */
export function addressOf(name: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `\\\\?\\pipe\\${name}`;
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/**
 * Listens on a local socket as a lock.
 * @returns A function that ends the lock; `undefined` if another process has it.
 */
export async function lockAddress(address: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy()).unref();
  const listen = () => once(server.listen(address), 'listening');
  try {
    await listen();
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    if (!isAbsolute(address) || (await isAnswered(address))) return undefined;
    // The socket's file remains of a process that was killed.
    await rm(address, { force: true });
    await listen();
  }
  return async () => {
    const closed = once(server, 'close');
    server.close();
    await closed;
  };
}

async function isAnswered(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    // Any other error, such as a missing permission, comes from a socket in use.
    return errorCode(error) !== 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}
