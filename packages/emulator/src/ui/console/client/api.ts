import createClient from 'openapi-fetch';
import { NO_ANSWER } from '../components/trouble.js';
import type { components, paths } from './control-api.js';

type Schemas = components['schemas'];

/** A call of the app, as the control API describes it. */
export type Call = Schemas['Call'];
/** A request of the app to Wix. */
export type WixRequest = Schemas['Request'];
/** A call of a host's function that was refused, or that changed the site. */
export type HostCall = Schemas['HostCall'];
/** An event on its way to the app. */
export type Delivery = Schemas['Delivery'];
/** An active fault. */
export type Fault = Schemas['Fault'];
/** A fault to add. */
export type FaultRule = Schemas['FaultRule'];
/** An operation of Wix that a fault may name. */
export type OperationId = NonNullable<FaultRule['operation']>;
/** The whole state of the emulator. */
export type Snapshot = Schemas['Snapshot'];
/** An instance of the app, with its site. */
export type AppInstance = Schemas['Instance'];
/** An embedded script of the app, with its state on a site. */
export type EmbeddedScript = Schemas['EmbeddedScript'];
/** The emulator's time. */
export type ClockReading = Schemas['Clock'];
/** The app's answer to a call from the console. */
export type AppAnswer = Schemas['AppAnswer'];
/** A collection of Wix Data, with what a caller may do. */
export type ListedCollection = Schemas['ListedDataCollection'];
/** An item of Wix Data. A date is `{ $date }`. */
export type Item = Schemas['DataItem'];
/** An extension of the app, and what the emulator does with it. */
export type Extension = Schemas['Extension'];
/** Why the app does not answer, or not as it should. */
export type AppTrouble = paths['/health']['get']['responses'][503]['content']['application/json'];
/** A web method of the app. */
export type Method = Schemas['Method'];

/** The control API of the emulator that serves the console. */
export const api = createClient<paths>({
  baseUrl: '/emulator',
  // Even a POST without a body needs it: other websites cannot send this type without a preflight.
  headers: { 'content-type': 'application/json' },
});

interface Outcome {
  readonly data?: unknown;
  readonly error?: { readonly error?: unknown };
  readonly response: Response;
}

/**
 * Waits for the control API's answer.
 * @throws {Error} If the request fails. The message is for the user of the console.
 */
export async function answerOf<O extends Outcome>(
  asked: Promise<O>,
): Promise<NonNullable<O['data']>> {
  const data: O['data'] = await settled(asked);
  if (data === undefined || data === null) throw new Error('The emulator answered nothing.');
  return data;
}

/**
 * Waits for a request to the control API that has no answer.
 * @returns The success message.
 * @throws {Error} If the request fails. The message is for the user of the console.
 */
export async function done(asked: Promise<Outcome>, message = ''): Promise<string> {
  await settled(asked);
  return message;
}

async function settled(asked: Promise<Outcome>): Promise<unknown> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    const isStopped = cause instanceof DOMException && cause.name === 'AbortError';
    throw new Error(isStopped ? 'Stopped.' : NO_ANSWER);
  });
  if (response.ok) return data;
  throw new Error(String(error?.error ?? `The emulator answered ${response.status}.`));
}

/** Finds the key of the instance with an id. */
export function keyOf(
  instances: Readonly<Record<string, AppInstance>>,
  instanceId: string,
): string | undefined {
  return Object.entries(instances).find(
    ([, { instance }]) => instance.instanceId === instanceId,
  )?.[0];
}
