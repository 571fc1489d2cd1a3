import { generateKeyPairSync } from 'node:crypto';
import { createSecret } from './secrets.js';

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

/**
 * New credentials for an app, unknown to the real Wix.
 * @param appId the app's id, a GUID.
 * @param instanceId the app instance of calls without a token, a GUID.
 */
export function createWixClientEnv(appId: string, instanceId: string): WixClientEnv {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  return {
    WIX_CLIENT_ID: appId,
    WIX_CLIENT_SECRET: createSecret(),
    WIX_CLIENT_PUBLIC_KEY: Buffer.from(pem).toString('base64'),
    WIX_CLIENT_INSTANCE_ID: instanceId,
  };
}
