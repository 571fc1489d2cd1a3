import { z } from '@hono/zod-openapi';
import { EmulatorError } from '../util/emulator-error.js';
import { stopwatch } from '../util/stopwatch.js';

/** The app's answer. */
export const appAnswerSchema = z
  .object({
    /** The HTTP status. */
    status: z.int(),
    /** The body's media type; empty if there is no body. */
    contentType: z.string(),
    body: z.string().openapi({ description: 'The raw body.' }),
    /** How long the app took, in milliseconds. */
    durationMs: z.number(),
  })
  .openapi('AppAnswer');

/** The app's answer. */
export type AppAnswer = Readonly<z.infer<typeof appAnswerSchema>>;

/** A text to post to the app, and how long to wait. */
interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long to wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** A sentence that explains why the app may not answer in time. */
  readonly advice?: string;
}

/** The error message if no app is running. */
export const NO_APP_RUNS =
  'No app is running yet. Start it, or wait until it is ready. In a test with wixTest(), take the fixture `app`, which starts it.';

const MAX_ANSWER_MEBIBYTES = 8;

/**
 * Posts a text to the app, and reads the answer.
 * @throws {EmulatorError} If the app does not answer, or its answer is too large.
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
      // Following a redirect could lead to a server other than the app's.
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
    if (cause instanceof EmulatorError) throw cause;
    const why = advice === undefined ? '' : ` ${advice}`;
    throw new EmulatorError(
      'APP_UNAVAILABLE',
      giveUp.signal.aborted
        ? `The app did not answer within ${timeoutMs / 1000} seconds.${why}`
        : 'The app closed the connection without an answer. Has it stopped?',
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
    if (length > MAX_ANSWER_MEBIBYTES * 1024 * 1024) {
      throw new EmulatorError(
        'APP_UNAVAILABLE',
        `The app's answer is larger than ${MAX_ANSWER_MEBIBYTES} MiB.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
