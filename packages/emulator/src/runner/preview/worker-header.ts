/**
 * The header by which the emulator's front server tells the worker what concerns nobody else; JSON
 * of a {@link WorkerMessage}. One header for all of it, so that the front server takes all of it
 * from a client by setting its own.
 */
export const WORKER_HEADER = 'x-wix-emulator-front';

/** What the worker is told with a request. */
export interface WorkerMessage {
  /** Shows that the message is the emulator's. */
  readonly secret: string;
  /** How far ahead of the computer's clock the emulator's clock is, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The emulator's epoch. */
  readonly epoch: number;
  /** The id of the call; without one the worker is asked for its web methods. */
  readonly callId?: string;
}
