import { createPublicKey } from 'node:crypto';

/** What the server must be told. */
export interface Config {
  /** The app's ID, a GUID. */
  readonly clientId: string;
  /** The app's secret, with which it asks Wix as itself. */
  readonly clientSecret: string;
  /** The key of Wix's signature on events, as PEM. */
  readonly publicKey: string;
  /** Where the app's own records are, for `openInstallations()`. */
  readonly database: { readonly url: string; readonly authToken: string | undefined };
  /** The name or address to listen at. */
  readonly host: string;
  /** The port to listen at; 0 for any that is free. */
  readonly port: number;
}

const REQUIRED = {
  WIX_CLIENT_ID: "the app's ID",
  WIX_CLIENT_SECRET: "the app's secret key",
  WIX_CLIENT_PUBLIC_KEY: "the app's webhook public key",
} as const;

const DEFAULT_DATABASE = new URL('../installations.db', import.meta.url).href;

/**
 * Reads the configuration from environment variables.
 * @throws {Error} For all that is missing or wrong, at once; the message has no variable's value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems = Object.entries(REQUIRED)
    .filter(([name]) => !env[name])
    .map(([name, meaning]) => `${name} is missing: ${meaning}, from the app's dashboard.`);
  const publicKey = readPublicKey(env.WIX_CLIENT_PUBLIC_KEY ?? '');
  if (env.WIX_CLIENT_PUBLIC_KEY && !publicKey)
    problems.push('WIX_CLIENT_PUBLIC_KEY is no public key: it is PEM, or base64 of PEM.');
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('PORT is no port number.');
  if (problems.length > 0 || !publicKey) throw new Error(problems.join('\n'));
  return {
    clientId: env.WIX_CLIENT_ID ?? '',
    clientSecret: env.WIX_CLIENT_SECRET ?? '',
    publicKey,
    database: { url: env.DATABASE_URL || DEFAULT_DATABASE, authToken: env.DATABASE_AUTH_TOKEN },
    host: env.HOST || 'localhost',
    port,
  };
}

function readPublicKey(key: string): string | undefined {
  const pem = key.includes('-----') ? key : Buffer.from(key, 'base64').toString();
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    return undefined;
  }
}
