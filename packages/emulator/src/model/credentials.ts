import { generateKeyPairSync } from 'node:crypto';
import { createSecret } from '../util/own-secret.js';

/** The environment variables with which Wix provides an app's credentials. */
export interface WixClientEnv {
  /** The app's id. */
  readonly WIX_CLIENT_ID: string;
  /** The app's secret. */
  readonly WIX_CLIENT_SECRET: string;
  /** The public key of the key pair that Wix signs events with: base64 of an SPKI PEM. */
  readonly WIX_CLIENT_PUBLIC_KEY: string;
  /** The id of the instance for calls without a token. */
  readonly WIX_CLIENT_INSTANCE_ID: string;
}

/** The credentials that Wix and an app share, and Wix's own private key. */
export interface Credentials {
  readonly env: WixClientEnv;
  /** The private key that Wix signs events with: a PKCS #8 PEM. */
  readonly signingKey: string;
}

/**
 * Creates credentials for an app, which the real Wix does not know.
 * @param appId The app's id, a GUID.
 * @param instanceId The id of the instance for calls without a token, a GUID.
 */
export function createCredentials(appId: string, instanceId: string): Credentials {
  let pair: ReturnType<typeof createKeyPair> | undefined;
  // Created on first use: it takes a third of a second, and few tests are about events.
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
