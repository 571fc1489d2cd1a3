import { generateKeyPairSync } from 'node:crypto';
import { createSecret } from '../util/own-secret.js';

/** The variables through which Wix hands an app its credentials. */
export interface WixClientEnv {
  /** The app's id. */
  readonly WIX_CLIENT_ID: string;
  /** The app's secret. */
  readonly WIX_CLIENT_SECRET: string;
  /** The key that Wix signs events with: base64 of an SPKI PEM. */
  readonly WIX_CLIENT_PUBLIC_KEY: string;
  /** The instance that calls without a token belong to. */
  readonly WIX_CLIENT_INSTANCE_ID: string;
}

/** What Wix and an app share, and the half that Wix keeps to itself. */
export interface Credentials {
  readonly env: WixClientEnv;
  /** The key that Wix signs events with: a PKCS #8 PEM. */
  readonly signingKey: string;
}

/**
 * New credentials for an app, unknown to the real Wix.
 * @param appId The app's id, a GUID.
 * @param instanceId The app instance of calls without a token, a GUID.
 */
export function createCredentials(appId: string, instanceId: string): Credentials {
  let pair: ReturnType<typeof createKeyPair> | undefined;
  // Made when first asked for: it takes a third of a second, and few tests are about events.
  const keys = () => {
    pair ??= createKeyPair();
    return pair;
  };
  return {
    env: {
      WIX_CLIENT_ID: appId,
      WIX_CLIENT_SECRET: createSecret(),
      get WIX_CLIENT_PUBLIC_KEY() {
        return Buffer.from(keys().publicKey).toString('base64');
      },
      WIX_CLIENT_INSTANCE_ID: instanceId,
    },
    get signingKey() {
      return keys().privateKey;
    },
  };
}

function createKeyPair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
