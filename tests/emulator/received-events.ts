import { parse } from 'devalue';
import type { Emulator, Seed } from 'wix-emulator';
import type { RunningApp } from '../support/start-app.js';

/** An event as a handler of the host fixture got it. */
export interface ReceivedEvent {
  handler: string;
  data: object;
  metadata: object;
  instanceId?: string;
}

/**
 * Calls a web method.
 * @param app The app, running.
 * @param method The method's id.
 * @param options The method's arguments, and the key of the instance that it is called for.
 * @returns What it returned, with dates in it.
 */
export async function resultOf(
  { emulator }: { emulator: Emulator<Seed> },
  method: string,
  options: { args?: readonly unknown[]; instance?: string } = {},
) {
  const { status, contentType, body } = await emulator.call({ method, ...options });
  if (status >= 400) throw new Error(`${method} answered ${status}: ${body}`);
  if (body === '') return undefined;
  return contentType === 'application/json' ? JSON.parse(body) : parse(body);
}

/**
 * Takes the events that the handlers of the host fixture have got since the last time.
 * @param app The fixture, running.
 */
export function takeReceivedEvents(app: RunningApp): Promise<ReceivedEvent[]> {
  return resultOf(app, 'backend/events/receivedEvents');
}

/**
 * Has the handlers of the host fixture fail for the next events, or take their time.
 * @param app The fixture, running.
 * @param conduct How many events they fail for, and how many milliseconds they take.
 */
export async function conductHandlers(
  app: RunningApp,
  conduct: { failures?: number; delayMs?: number },
): Promise<void> {
  await resultOf(app, 'backend/events/conductHandlers', { args: [conduct] });
}
