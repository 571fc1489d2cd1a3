import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Emulator, RunningServer } from 'wix-emulator';

const wixFetch = fileURLToPath(new URL('./wix-fetch.js', import.meta.url));

/** A server to start in a process of its own. */
interface ServerProcess {
  /** Its folder. */
  root: string;
  /** The arguments of Node. */
  args: readonly string[];
  /** Answers what the process asks of Wix. */
  emulator: Emulator;
}

/** A server that runs in a process of its own. */
interface RunningProcess extends RunningServer {
  /** Clears the caches of its web methods. */
  forget(): Promise<void>;
}

/** Starts a server that prints its address, and answers what it asks of Wix with `fetch`. */
export async function startProcess({
  root,
  args,
  emulator,
}: ServerProcess): Promise<RunningProcess> {
  const wix = createServer(async (incoming, outgoing) => {
    const { 'x-wix-url': url, ...headers } = incoming.headers;
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    const body = await buffer(incoming);
    const request = new Request(String(url), {
      method: incoming.method,
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
      body: body.length > 0 ? body : undefined,
      signal: gone.signal,
    });
    try {
      const answer = await emulator.fetch(request);
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      outgoing.destroy();
    }
  });
  await once(wix.listen(0, 'localhost'), 'listening');
  const address = wix.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const child = spawn(process.execPath, ['--import', wixFetch, ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...emulator.env,
      NODE_ENV: 'production',
      WIX_PROXY: `http://localhost:${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  const close = async () => {
    child.kill();
    await exited;
    wix.closeAllConnections();
    wix.close();
  };
  const forget = async () => {
    const forgotten = once(child, 'message');
    child.send('forget');
    await forgotten;
  };
  let output = '';
  const url = await new Promise<string | undefined>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        console.error(text);
        const [, found] = /Listening at (\S+)/.exec(output) ?? [];
        if (found) resolve(found);
      });
    }
    exited.then(() => resolve(undefined));
  });
  if (url) return { url, close, forget };
  await close();
  throw new Error(`The server did not start: ${output}`);
}
