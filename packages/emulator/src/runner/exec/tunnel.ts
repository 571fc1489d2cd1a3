import type { TlsOptions } from 'node:tls';
import { decodePath } from '../../util/paths.js';

/**
 * The TLS settings of both ends. The secret is the pre-shared key, so neither a certificate nor a
 * certificate authority is needed, and no other program can connect.
 */
export const TUNNEL_TLS = {
  ciphers: 'PSK-AES256-GCM-SHA384',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const satisfies TlsOptions;

/** In bytes; OpenSSL's limit for the identity that a client sends with a pre-shared key. */
const MAX_IDENTITY = 256;

/** In characters. */
const MAX_PROGRAM = 40;

/** Where a connection is meant to lead, and what opened it. */
export interface TunnelIdentity {
  /** The host and the port. An IPv6 address has brackets. */
  readonly authority: string;
  /** The name of the program, such as `server.js`. */
  readonly program: string;
}

/**
 * Writes an identity for the handshake.
 * @returns `undefined` if the authority is not valid, or too long.
 */
export function writeIdentity({ authority, program }: TunnelIdentity): string | undefined {
  const identity = `${authority} ${encodeURIComponent(toName(program))}`;
  return identity.length <= MAX_IDENTITY && readIdentity(identity) ? identity : undefined;
}

/**
 * Reads an identity.
 * @returns `undefined` if it is not valid.
 */
export function readIdentity(identity: string): TunnelIdentity | undefined {
  const [, authority, program] =
    /^((?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}) (\S*)$/i.exec(identity) ?? [];
  if (authority === undefined || program === undefined) return undefined;
  if (!URL.canParse(`https://${authority}`)) return undefined;
  return { authority, program: toName(decodePath(program)) };
}

/** Shortens a text so that it can be logged and printed. */
function toName(text: string): string {
  return [...text.replaceAll(/\p{C}/gu, '')].slice(0, MAX_PROGRAM).join('') || 'node';
}
