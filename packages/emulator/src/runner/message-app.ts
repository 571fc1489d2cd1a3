import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { EmulatorError } from '../util/emulator-error.js';
import { type AppMessage, MESSAGE_HEADER } from './app-message.js';

/**
 * Creates the headers with which the emulator tells the app what it must know.
 * @param emulator Provides the clock and the epoch.
 * @param secret Identifies the emulator's own messages.
 */
export function messageHeaders(
  { clock, epoch }: Emulator<Seed>,
  secret: string,
  callId?: string,
): Record<string, string> {
  const message: AppMessage = {
    secret,
    clockOffsetMs: clock.offsetMs,
    epoch,
    ...(callId !== undefined && { callId }),
  };
  return { [MESSAGE_HEADER]: JSON.stringify(message) };
}

/**
 * Loads the app's web modules and returns the description that they provide.
 * @param url The URL where the app's process or worker listens.
 * @param headers The headers with a message that names no call.
 * @returns `undefined` if the app has no `webMethods()`.
 * @throws {EmulatorError} If the app has stopped.
 */
export async function describeMethods(url: URL, headers: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, { headers, redirect: 'manual' }).catch((cause: unknown) => {
    throw new EmulatorError('APP_UNAVAILABLE', 'The app does not answer. Has it stopped?', {
      cause,
    });
  });
  if (!answer.ok) throw new Error(`The app failed to list its methods: ${answer.status}.`);
  return (await answer.json()) ?? undefined;
}
