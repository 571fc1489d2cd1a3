import { isDeepStrictEqual } from 'node:util';
import { load, type RepeatedCall } from '../load';
import type { NodeServer } from '../node-server';
import { divide, type Ratio, ratio } from '../ratio';
import type { Contestant, ContestantName } from './contestants';

/** The calls before the first round. */
const WARM_UP = 1000;

interface Lane {
  readonly name: ContestantName;
  readonly call: RepeatedCall;
  readonly server: NodeServer;
  /** Calls per second of the server's processor time, by round. */
  readonly perSecond: number[];
}

/**
 * Compares how many calls of `echo()` the contestants serve per second of processor time, which other
 * programs of this machine change less than the time by the clock. They take turns, in reverse order
 * in every second round.
 * @param value The argument.
 * @param effort How many rounds, and how many calls each contestant gets in a round.
 * @returns The calls of each peer, divided by those of the web method on the same kind of server.
 * @throws {Error} If a response does not contain the argument.
 */
export async function compare(
  contestants: readonly Contestant[],
  value: unknown,
  { rounds, calls: amount }: { readonly rounds: number; readonly calls: number },
): Promise<Record<ContestantName, Ratio | undefined>> {
  const lanes: Lane[] = [];
  for (const contestant of contestants) {
    const call = await firstCall(contestant, value);
    lanes.push({ ...contestant, call, perSecond: [] });
  }
  // Code gets compiled and optimized before anything counts.
  for (const { call } of lanes) await load(call, { amount: WARM_UP }, 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const { call, perSecond, server } of round % 2 === 0 ? lanes : lanes.toReversed()) {
      const before = await server.processorTime();
      const { requests } = await load(call, { amount }, 0);
      perSecond.push(requests / ((await server.processorTime()) - before));
    }
  }
  const perSecond = (name: ContestantName) =>
    lanes.find((lane) => lane.name === name)?.perSecond ?? [];
  const toWebMethod = (name: ContestantName) =>
    ratio(divide(perSecond(name), perSecond('webMethod')));
  return {
    webMethod: undefined,
    hono: toWebMethod('hono'),
    trpc: toWebMethod('trpc'),
    orpc: toWebMethod('orpc'),
    telefunc: toWebMethod('telefunc'),
    webMethodInAstro: undefined,
    action: ratio(divide(perSecond('action'), perSecond('webMethodInAstro'))),
  };
}

async function firstCall(contestant: Contestant, value: unknown): Promise<RepeatedCall> {
  const { decode, encode, headers, path, title } = contestant;
  const url = contestant.server.url + path('echo');
  const requestBody = encode(value);
  const response = await fetch(url, { method: 'POST', headers, body: requestBody });
  const responseBody = await response.text();
  if (!response.ok || !isDeepStrictEqual(decode(responseBody), value)) {
    throw new Error(`${title} responded with ${response.status}: ${responseBody.slice(0, 300)}`);
  }
  return { url, headers, requestBody, responseBody };
}
