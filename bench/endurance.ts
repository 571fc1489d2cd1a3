import { readdir, readFile, readlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { callers, createEmulator, type FaultRule } from 'wix-emulator';
import { startWorker } from './worker';

/** How many callers call at the same time. */
const CONNECTIONS = 200;
/** How long each kind of load lasts, in seconds. */
const SECONDS = 60;
/** How many calls the soak makes. */
const SOAK = 200_000;

const WORKER = fileURLToPath(new URL('../dist/_worker.js/', import.meta.url));
const config: { appId: string } = JSON.parse(
  await readFile(new URL('../wix.config.json', import.meta.url), 'utf8'),
);

/** A run without faults, and one with each kind of fault in half of the requests to Wix. */
const loads: readonly (FaultRule | undefined)[] = [
  undefined,
  { kind: 'latency', latencyMs: 200, probability: 0.5 },
  { kind: 'status', status: 503, probability: 0.5 },
  { kind: 'status', status: 429, probability: 0.5 },
  { kind: 'status', status: 401, probability: 0.5 },
  { kind: 'reset', probability: 0.5 },
  { kind: 'hang', probability: 0.5 },
  { kind: 'malformed', probability: 0.5 },
  { kind: 'truncated', probability: 0.5 },
];

// The app logs every failure of Wix, thousands of which the run makes.
console.error = () => {};

const emulator = createEmulator({ appId: config.appId });
const worker = await startWorker(WORKER, emulator);

/** One call that the cache serves, and one that makes a request to Wix. */
function requests() {
  const { instanceId } = emulator.instances.premium.instance;
  const call = (as: 'visitor' | 'owner', method: string) => ({
    method: 'POST' as const,
    path: `/api/web-methods/backend/instance/${method}`,
    headers: {
      'content-type': 'application/json',
      authorization: emulator.mintToken({ ...callers[as].claims, instanceId }),
    },
    body: '[]',
  });
  return [call('visitor', 'getInstance'), call('owner', 'getInstanceDetails')];
}

/** The memory of the processes that run the worker, in MiB. */
async function workerMemory(): Promise<number> {
  let pages = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const exe = await readlink(`/proc/${pid}/exe`).catch(() => '');
    const stat = exe.endsWith('workerd') ? await readFile(`/proc/${pid}/stat`, 'utf8') : '';
    if (Number(stat.split(') ').at(-1)?.split(' ')[1]) !== process.pid) continue;
    pages += Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
  }
  return Math.round((pages * 4096) / 2 ** 20);
}

function load(limits: { duration: number } | { amount: number }) {
  return autocannon({
    url: worker.url,
    connections: CONNECTIONS,
    requests: requests(),
    timeout: 40,
    ...limits,
  });
}

const write = (text: string) => process.stdout.write(`${text}\n`);

for (const fault of loads) {
  if (fault) emulator.faults.add(fault);
  const { statusCodeStats, errors, timeouts, latency } = await load({ duration: SECONDS });
  emulator.faults.clear();
  emulator.clearRequests();
  const statuses = Object.entries(statusCodeStats ?? {}).map(
    ([status, { count }]) => `${count} × ${status}`,
  );
  const { '2xx': answered } = await load({ amount: 2 * CONNECTIONS });
  write(
    `${fault ? JSON.stringify(fault) : 'steady'}: ${statuses.join(', ')}; ${errors} errors, ${timeouts} timeouts; p50 ${latency.p50} ms, p99 ${latency.p99} ms; afterwards ${answered} of ${2 * CONNECTIONS} are 2xx; ${await workerMemory()} MiB`,
  );
}

write(`soak of ${SOAK} calls`);
for (let part = 0; part < 10; part += 1) {
  const { non2xx, errors } = await load({ amount: SOAK / 10 });
  emulator.clearRequests();
  write(
    `${((part + 1) * SOAK) / 10} calls: ${non2xx + errors} failed; ${await workerMemory()} MiB`,
  );
}
await worker.close();
