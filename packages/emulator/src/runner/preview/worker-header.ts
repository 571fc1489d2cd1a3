/**
 * The header for messages from the emulator's front server to the worker, with the JSON of a
 * {@link WorkerMessage}. It is a single header, so that the front server replaces everything that a
 * client could send in it.
 */
export const WORKER_HEADER = 'x-wix-emulator-front';

/** A message to the worker, sent with a request. */
export interface WorkerMessage {
  /** Proves that the message is from the emulator. */
  readonly secret: string;
  /** How far ahead of the computer's clock the emulator's clock is, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The emulator's epoch. */
  readonly epoch: number;
  /** The id of the call. Without an id, the worker describes its web methods instead. */
  readonly callId?: string;
}
