import { useEffect, useState } from 'preact/hooks';
import { type ChangeTopic, changeTopics } from '../../../model/change-emitter.js';
import { messageOf } from '../components/format.js';
import {
  type AppInstance,
  type AppTrouble,
  answerOf,
  api,
  type Call,
  type ClockReading,
  type Delivery,
  type Fault,
  type HostCall,
  type WixRequest,
} from './api.js';
import { coalesce } from './coalesce.js';
import { followChanges } from './follow-changes.js';

/** The emulator's state, as the console knows it. A part is missing until it has been fetched. */
export interface Live {
  /** Why the app does not run at the moment; `undefined` while it runs. */
  readonly appProblem?: string | undefined;
  readonly calls?: readonly Call[];
  /** The requests to Wix that the app's surfaces have sent by themselves. */
  readonly surfaceRequests?: readonly WixRequest[];
  /** The calls of the hosts' functions that were refused or changed the site. */
  readonly hostCalls?: readonly HostCall[];
  /** How many requests to Wix one call of the app may make. */
  readonly limit?: number;
  readonly clock?: ClockReading;
  /** Another object after each change of Wix Data. */
  readonly dataRevision?: object;
  readonly deliveries?: readonly Delivery[];
  readonly faults?: readonly Fault[];
  readonly instances?: Readonly<Record<string, AppInstance>>;
}

// Limits the requests: the app may be under load, and the list of calls is long.
const PAUSE_MS = 200;

const loaders: Record<ChangeTopic, () => Promise<Live>> = {
  app: async () => ({ appProblem: describeHealth((await api.GET('/health')).error) }),
  calls: async () => {
    const query = { from: 'surfaces' } as const;
    const [calls, { requests }, hostCalls] = await Promise.all([
      answerOf(api.GET('/calls')),
      answerOf(api.GET('/requests', { params: { query } })),
      answerOf(api.GET('/host-calls')),
    ]);
    return { ...calls, surfaceRequests: requests, ...hostCalls };
  },
  clock: async () => ({ clock: await answerOf(api.GET('/clock')) }),
  // Too large to follow: a view of the data fetches what it shows.
  data: async () => ({ dataRevision: {} }),
  events: () => answerOf(api.GET('/events')),
  faults: () => answerOf(api.GET('/faults')),
  instances: () => answerOf(api.GET('/instances')),
};

/** Says why the app does not run. The rest of the reason is in the terminal. */
function describeHealth(health: AppTrouble | undefined): string | undefined {
  if (!health || health.status === 'starting') return undefined;
  const [reason = ''] = (health.reason ?? '').split('\n');
  return `The app does not run. ${reason}`.trim();
}

interface LiveState {
  readonly live: Live;
  /** The number of connections so far. Data that is not live is fetched again after each one. */
  readonly connection: number;
  /** The reason why the data may be outdated; `undefined` if it is current. */
  readonly trouble: string | undefined;
}

/** Follows the emulator's state, and reports when that fails. */
export function useLive(): LiveState {
  const [live, setLive] = useState<Live>({});
  const [connection, setConnection] = useState(0);
  const [isLost, setLost] = useState(false);
  const [failures, setFailures] = useState<ReadonlyMap<ChangeTopic, string>>(new Map());

  useEffect(() => {
    const load = coalesce(async (topic: ChangeTopic) => {
      try {
        const loaded = await loaders[topic]();
        setLive((before) => ({ ...before, ...loaded }));
        setFailures((before) => new Map([...before].filter(([other]) => other !== topic)));
      } catch (error) {
        setFailures((before) => new Map(before).set(topic, messageOf(error)));
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    });
    return followChanges({
      onConnect() {
        setLost(false);
        setConnection((before) => before + 1);
        for (const topic of changeTopics) load(topic);
      },
      onChange: load,
      onLost: () => setLost(true),
    });
  }, []);

  const [failure] = failures.values();
  const trouble = isLost ? 'The emulator does not answer. Trying again…' : failure;
  return { live, connection, trouble };
}
