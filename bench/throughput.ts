import { isDeepStrictEqual } from 'node:util';
import { parse as parseDevalue } from 'devalue';
import { callers, type Emulator } from 'wix-emulator';
import { load } from './load';
import { divide, type Ratio, ratio, rounded } from './ratio';
import type { RunningApp } from './worker';

/** The ways to answer the same call, by their paths. */
const PATHS = {
  webMethod: '/api/web-methods/backend/instance/getInstance',
  endpoint: '/api/bare',
  catchAllEndpoint: '/api/catch-all/backend/instance/getInstance',
  action: '/_actions/getInstance',
};

type Contestant = keyof typeof PATHS;

/** How long to measure. */
export interface Effort {
  /** How often every contestant is measured. */
  readonly rounds: number;
  /** The seconds of each measurement. */
  readonly seconds: number;
}

/** What a run found. */
export interface Throughput {
  readonly rounds: number;
  /** Requests a second through the web method, divided by those through a peer. */
  readonly webMethodTo: Readonly<Record<Exclude<Contestant, 'webMethod'>, Ratio>>;
  /** Requests to Wix per request. */
  readonly callsToWix: Readonly<Record<Contestant, number>>;
}

/** A contestant and what is known of it. */
interface Lane {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What it answers. */
  responseBody: string;
  /** Requests a second, by round. */
  readonly perSecond: number[];
  requests: number;
  callsToWix: number;
}

/**
 * Measures the contestants against each other. They take turns, in the reverse order in every other
 * round, so that whatever else this machine does meets them all alike.
 * @param worker The build that serves them.
 * @param emulator The Wix behind it.
 */
export async function measureThroughput(
  worker: RunningApp,
  emulator: Emulator,
  { rounds, seconds }: Effort,
): Promise<Throughput> {
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ ...callers.visitor.claims, instanceId });
  const byName = forAll<Lane>((name) => ({
    url: worker.url + PATHS[name],
    headers: { 'content-type': 'application/json', authorization },
    responseBody: '',
    perSecond: [],
    requests: 0,
    callsToWix: 0,
  }));
  const lanes = Object.values(byName);
  for (const lane of lanes) lane.responseBody = await call(lane);
  checkAnswers(byName);

  // Code gets compiled and optimized before anything counts.
  for (const lane of lanes) await load({ ...lane, requestBody: '[]' }, { duration: 2 }, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const lane of round % 2 === 0 ? lanes : lanes.toReversed()) {
      // What the handler knows of the caller lives for a minute only.
      await call(lane);
      const before = worker.callsToWix();
      const repeated = { ...lane, requestBody: '[]' };
      const { requests, duration } = await load(repeated, { duration: seconds }, 1);
      lane.perSecond.push(requests / duration);
      lane.requests += requests;
      lane.callsToWix += worker.callsToWix() - before;
    }
  }

  const ratioTo = (peer: Contestant) =>
    ratio(divide(byName.webMethod.perSecond, byName[peer].perSecond));
  return {
    rounds,
    webMethodTo: {
      endpoint: ratioTo('endpoint'),
      catchAllEndpoint: ratioTo('catchAllEndpoint'),
      action: ratioTo('action'),
    },
    callsToWix: forAll((name) => rounded(byName[name].callsToWix / byName[name].requests)),
  };
}

function forAll<T>(make: (name: Contestant) => T): Record<Contestant, T> {
  return {
    webMethod: make('webMethod'),
    endpoint: make('endpoint'),
    catchAllEndpoint: make('catchAllEndpoint'),
    action: make('action'),
  };
}

async function call({ url, headers }: Lane): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers, body: '[]' });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${body}`);
  return body;
}

/** Makes sure that all of them answer the same data; an Action encodes it in a way of its own. */
function checkAnswers({ action, ...others }: Record<Contestant, Lane>): void {
  const expected: unknown = parseDevalue(action.responseBody);
  for (const { url, responseBody } of Object.values(others)) {
    if (!isDeepStrictEqual(JSON.parse(responseBody), expected)) {
      throw new Error(`${url} answers something else than ${action.url}: ${responseBody}`);
    }
  }
}
