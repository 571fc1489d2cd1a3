import { useEffect, useState } from 'preact/hooks';
import { type ChangeTopic, changeTopics } from '../../../model/change-emitter.js';
import { messageOf } from '../components/format.js';
import {
  type AppInstance,
  answerOf,
  api,
  type Call,
  type ClockReading,
  type Delivery,
  type Fault,
} from './api.js';
import { coalesce } from './coalesce.js';
import { followChanges } from './follow-changes.js';

/** The emulator's state, as the console knows it. A part is missing until it has been fetched. */
export interface Live {
  readonly calls?: readonly Call[];
  /** How many requests to Wix one call of the app may make. */
  readonly limit?: number;
  readonly clock?: ClockReading;
  readonly deliveries?: readonly Delivery[];
  readonly faults?: readonly Fault[];
  readonly instances?: Readonly<Record<string, AppInstance>>;
}

// Limits the requests: the app may be under load, and the list of calls is long.
const PAUSE_MS = 200;

const loaders: Record<ChangeTopic, () => Promise<Live>> = {
  calls: () => answerOf(api.GET('/calls')),
  clock: async () => ({ clock: await answerOf(api.GET('/clock')) }),
  events: () => answerOf(api.GET('/events')),
  faults: () => answerOf(api.GET('/faults')),
  instances: () => answerOf(api.GET('/instances')),
};

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
