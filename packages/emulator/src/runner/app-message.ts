/**
 * The header for messages from the emulator's front server to the app's process or worker, with the
 * JSON of an {@link AppMessage}. It is a single header, so that the front server replaces everything
 * that a client could send in it.
 */
export const MESSAGE_HEADER = 'x-wix-emulator-front';

/** A message to the app's process or worker, sent with a request. */
export interface AppMessage {
  /** Proves that the message is from the emulator. */
  readonly secret: string;
  /** How far ahead of the computer's clock the emulator's clock is, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The emulator's epoch. */
  readonly epoch: number;
  /** The id of the call. Without an id, the app describes its web methods instead. */
  readonly callId?: string;
}

/**
 * Reads the message of a request.
 * @param text The value of the header, which may be from anybody.
 * @param secret Identifies the emulator's own messages.
 * @returns `undefined` if the message is not from the emulator.
 */
export function readMessage(
  text: string | null | undefined,
  secret: string,
): AppMessage | undefined {
  // Any program on this computer can reach the app and send anything.
  if (!text?.includes(secret)) return undefined;
  const message: AppMessage = JSON.parse(text);
  return message.secret === secret ? message : undefined;
}
