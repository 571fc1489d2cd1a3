import { setTimeout as wait } from 'node:timers/promises';
import { type CallerKey, callers, type Emulator, type InstanceKey } from 'wix-emulator';
import type { RunningApp } from './worker';

/** How long each request to Wix takes, in milliseconds. */
const LATENCY_MS = 100;

/** The background requests of a call have begun by then, in milliseconds. */
const QUIET_MS = 3000;

/** The ways to answer the same call, by where their addresses begin. */
const WAYS = {
  webMethod: '/api/web-methods/backend/cost/',
  endpoint: '/api/cost/',
  action: '/_actions/',
};

type Way = keyof typeof WAYS;

interface Call {
  readonly name: string;
  readonly question: 'elevated' | 'nothing';
  readonly as: CallerKey;
  /** Whether Wix has told of the caller and granted the app's token before. */
  readonly isKnown: boolean;
}

const CALLS: readonly Call[] = [
  { name: 'one elevated request, all known', question: 'elevated', as: 'owner', isKnown: true },
  { name: 'no request, caller known', question: 'nothing', as: 'visitor', isKnown: true },
  { name: 'no request, new visitor', question: 'nothing', as: 'visitor', isKnown: false },
  { name: 'one elevated request, all new', question: 'elevated', as: 'owner', isKnown: false },
];

/** What a caller waits for. */
export interface Cost {
  /** The requests to Wix that began before the answer. */
  readonly requests: number;
  /** In milliseconds. */
  readonly ms: number;
}

/** The cost of a call in each way. */
export interface CallCost extends Readonly<Record<Way, Cost>> {
  readonly name: string;
}

/**
 * Measures what a call waits for while each request to Wix takes 100 ms.
 * @param app A production build of the bench's app as a Wix app.
 * @param emulator The Wix behind it.
 */
export async function measureCosts(app: RunningApp, emulator: Emulator): Promise<CallCost[]> {
  emulator.faults.add({ kind: 'latency', latencyMs: LATENCY_MS });
  // An instance of its own for each measurement that needs a new one.
  const fresh: InstanceKey[] = ['free', 'trial', 'cancelled'];
  const costs: CallCost[] = [];
  for (const { name, question, as, isKnown } of CALLS) {
    const cost = async (way: Way): Promise<Cost> => {
      const isNewInstance = question === 'elevated' && !isKnown;
      const key = (isNewInstance && fresh.pop()) || 'premium';
      const { instanceId } = emulator.instances[key].instance;
      const token = emulator.mintToken({ ...callers[as].claims, instanceId });
      const url = `${app.url}${WAYS[way]}${question}`;
      const rounds = isKnown ? 2 : 1;
      let last: Cost = { requests: 0, ms: 0 };
      for (let round = 0; round < rounds; round += 1) {
        await wait(QUIET_MS);
        last = await ask(url, token, app);
      }
      return last;
    };
    costs.push({
      name,
      webMethod: await cost('webMethod'),
      endpoint: await cost('endpoint'),
      action: await cost('action'),
    });
  }
  return costs;
}

async function ask(url: string, authorization: string, app: RunningApp): Promise<Cost> {
  const before = app.callsToWix();
  const start = performance.now();
  const body = url.includes('/_actions/') ? 'null' : '[]';
  const headers = { 'content-type': 'application/json', authorization };
  const response = await fetch(url, { method: 'POST', headers, body });
  const requests = app.callsToWix() - before;
  const ms = Math.round(performance.now() - start);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  return { requests, ms };
}
