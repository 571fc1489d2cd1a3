import { importPKCS8, SignJWT } from 'jose';

const algorithm = 'RS256';
const lifetimeSeconds = 10 * 60;

/** What Wix tells an app of an event, as JSON texts within JSON. */
export interface SignedEvent {
  readonly eventType: string;
  readonly instanceId: string;
  /** The event's data as JSON. */
  readonly data: string;
  /** Who has caused it, as JSON. */
  readonly identity: string;
}

/**
 * Signs an event as Wix does.
 * @param event what to tell.
 * @param key a PKCS #8 PEM.
 * @param now the emulator's time, in milliseconds since the epoch.
 * @returns the body of the webhook: a JWT.
 */
export async function signEvent(event: SignedEvent, key: string, now: number): Promise<string> {
  const iat = Math.floor(now / 1000);
  return new SignJWT({ data: JSON.stringify(event) })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuedAt(iat)
    .setExpirationTime(iat + lifetimeSeconds)
    .sign(await importPKCS8(key, algorithm));
}
