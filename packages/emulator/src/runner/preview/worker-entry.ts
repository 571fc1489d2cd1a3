// Runs in the worker, and before any module of the app.
import { currentCall, nameCurrentCall } from '../../model/log/current-call.js';
import { installShiftedDate } from '../../util/shifted-date.js';
import { describeWebMethods, epochFollower } from '../web-methods-hook.js';
import { WORKER_HEADER, type WorkerMessage } from './worker-header.js';

/** What the app's worker exports by default, as far as it matters here. */
interface Worker {
  fetch(request: Request, ...rest: unknown[]): Response | Promise<Response>;
}

const realFetch = globalThis.fetch;
const followEpoch = epochFollower();
let clockOffsetMs = 0;

installShiftedDate(() => clockOffsetMs);

globalThis.fetch = async (input, init) => realFetch(nameCurrentCall(new Request(input, init)));

/**
 * Puts the emulator's hold around an app: every request to Wix names the call that caused it, the app's
 * clock is the emulator's, and a reset of the emulator makes its web methods forget what they keep.
 * @param app What the app's worker exports by default.
 * @param secret By which the emulator's own messages are known.
 * @returns The app with all of its handlers.
 */
export function emulated(app: Worker, secret: string): Worker {
  return {
    ...app,
    async fetch(original, ...rest) {
      const message = readMessage(original, secret);
      const request = new Request(original);
      request.headers.delete(WORKER_HEADER);
      if (!message) return app.fetch(request, ...rest);

      // What a request of before a reset tells of the clock, which it comes after, is not so any more.
      if (followEpoch(message.epoch)) clockOffsetMs = message.clockOffsetMs;
      const { callId } = message;
      if (callId === undefined) return Response.json((await describeWebMethods()) ?? null);
      return currentCall.run(callId, () => app.fetch(request, ...rest));
    },
  };
}

function readMessage({ headers }: Request, secret: string): WorkerMessage | undefined {
  // Anyone on this computer can reach the worker, and send anything.
  const text = headers.get(WORKER_HEADER);
  if (!text?.includes(secret)) return undefined;
  const message: WorkerMessage = JSON.parse(text);
  return message.secret === secret ? message : undefined;
}
