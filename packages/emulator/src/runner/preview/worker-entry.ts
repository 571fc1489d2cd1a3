// Runs in the worker, before any module of the app.
import { currentCall, nameCurrentCall } from '../../model/log/current-call.js';
import { installShiftedDate } from '../../util/shifted-date.js';
import { MESSAGE_HEADER, readMessage } from '../app-message.js';
import { describeWebMethods, epochFollower } from '../web-methods-hook.js';

/** The part of the default export of the app's worker that is used here. */
interface Worker {
  fetch(request: Request, ...rest: unknown[]): Response | Promise<Response>;
}

const realFetch = globalThis.fetch;
const followEpoch = epochFollower();
let clockOffsetMs = 0;

installShiftedDate(() => clockOffsetMs);

globalThis.fetch = async (input, init) => realFetch(nameCurrentCall(new Request(input, init)));

/**
 * Wraps an app for the emulator: every request to Wix names the call that caused it, the app uses
 * the emulator's clock, and a reset of the emulator clears the caches of the app's web methods.
 * @param app The default export of the app's worker.
 * @param secret Identifies the emulator's own messages.
 * @returns The app with all of its handlers.
 */
export function emulated(app: Worker, secret: string): Worker {
  return {
    ...app,
    async fetch(original, ...rest) {
      const message = readMessage(original.headers.get(MESSAGE_HEADER), secret);
      const request = new Request(original);
      request.headers.delete(MESSAGE_HEADER);
      if (!message) return app.fetch(request, ...rest);

      // A request from before a reset may arrive after it, with an outdated clock.
      if (followEpoch(message.epoch)) clockOffsetMs = message.clockOffsetMs;
      const { callId } = message;
      if (callId === undefined) return Response.json((await describeWebMethods()) ?? null);
      return currentCall.run(callId, () => app.fetch(request, ...rest));
    },
  };
}
