import { importPKCS8, type JWTPayload, SignJWT } from 'jose';

const ALGORITHM = 'RS256';
const LIFETIME_SECONDS = 10 * 60;

/**
 * Signs a message from Wix to an app's backend extensions.
 * @param payload The claims, without times.
 * @param key A PKCS #8 PEM.
 * @param now The emulator's time, in milliseconds since the epoch.
 * @returns A JSON Web Token.
 */
export async function signJwt(payload: JWTPayload, key: string, now: number): Promise<string> {
  const iat = Math.floor(now / 1000);
  return new SignJWT(payload)
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuedAt(iat)
    .setExpirationTime(iat + LIFETIME_SECONDS)
    .sign(await importPKCS8(key, ALGORITHM));
}
