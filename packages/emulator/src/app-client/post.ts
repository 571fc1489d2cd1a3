import { stopwatch } from '../util/stopwatch.js';
import { UserError } from '../util/user-error.js';

/** What the app answered. */
export interface AppAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The body's media type; empty if there is no body. */
  readonly contentType: string;
  /** The body as it came. */
  readonly body: string;
  /** How long the app took, in milliseconds. */
  readonly durationMs: number;
}

/** What to send to the app. */
interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long to wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Why there may be no answer in time, as a sentence. */
  readonly advice?: string;
}

/** Says that there is nobody to call. */
export const noAppRuns = 'No app runs with this emulator: start it, and wait until it is warm.';

const maxAnswerMebibytes = 8;

/**
 * Posts a text to the app, and reads the answer.
 * @throws {UserError} if it does not answer, or too much.
 */
export async function postToApp({
  url,
  headers,
  body,
  timeoutMs,
  advice,
}: Post): Promise<AppAnswer> {
  const elapsed = stopwatch();
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), timeoutMs);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      // Followed, it could lead to another server than the app.
      redirect: 'manual',
      signal: giveUp.signal,
    });
    const text = await readBounded(answer);
    const [contentType = ''] = (answer.headers.get('content-type') ?? '').split(';');
    return {
      status: answer.status,
      contentType: contentType.trim(),
      body: text,
      durationMs: elapsed(),
    };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const why = advice === undefined ? '' : ` ${advice}`;
    throw new UserError(
      giveUp.signal.aborted
        ? `The app did not answer within ${timeoutMs / 1000} seconds.${why}`
        : 'The app broke the connection without an answer: has it stopped?',
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxAnswerMebibytes * 1024 * 1024) {
      throw new UserError(`The app's answer is larger than ${maxAnswerMebibytes} MiB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
