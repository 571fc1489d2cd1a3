import { signJwt } from '../util/sign-jwt.js';

/** The payload of an event, with JSON texts within JSON. */
export interface SignedEvent {
  readonly eventType: string;
  readonly instanceId: string;
  /** The event's data as JSON. */
  readonly data: string;
  /** The identity that caused the event, as JSON. */
  readonly identity: string;
}

/**
 * Signs an event as Wix does.
 * @param event The payload.
 * @param key A PKCS #8 PEM.
 * @param now The emulator's time, in milliseconds since the epoch.
 * @returns The body of the webhook: a JWT.
 */
export function signEvent(event: SignedEvent, key: string, now: number): Promise<string> {
  return signJwt({ data: JSON.stringify(event) }, key, now);
}
