import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { PACKAGE_NAME } from '../consts.js';
import type { EncodedResult } from './result.js';

// Anyone may call with arbitrary arguments, and the store has no limit for an instance. Therefore
// an instance has a fixed number of places, and calls whose hashes fall on the same place displace
// each other's results.
const PLACES = 512;

/** The maximum length of a result's body, in characters. */
const MAX_BODY = 512 * 1024;

/** The maximum length of the first two lines of an entry, in characters. */
const MAX_HEADER = 16 * 1024;

/** A result in the store. */
export interface SharedEntry {
  readonly result: EncodedResult;
  /** When the result stops being fresh, in milliseconds since the epoch. */
  readonly expires: number;
  /** The generations of the instance and of the tags, from before the method ran. */
  readonly generations: readonly string[];
}

/** Where a call's result is in the store, and what identifies it there. */
export interface EntryAddress {
  /** The key in the store. Other calls of the instance may have the same one. */
  readonly key: string;
  /** The hash of the build, the instance, the method and the arguments. */
  readonly identity: string;
}

/**
 * Creates the address of a call's result. Arguments may be personal data that somebody who reads
 * the store could guess, so the hashes depend on the build's secret.
 * @param secret The secret of the app's build.
 * @param instanceId The instance of the result.
 * @param text The method and its arguments.
 */
export function entryAddress(secret: string, instanceId: string, text: string): EntryAddress {
  const identity = hmac(secret, ['call', instanceId, text]);
  const place = Number.parseInt(identity.slice(0, 8), 16) % PLACES;
  return { key: keyOf('result', hmac(secret, ['place', instanceId, place])), identity };
}

/**
 * Returns the key of a generation in the store. It is the same for every build, because event
 * extensions are bundled separately and because a new version must see the invalidations of the
 * previous one.
 * @param tag The tag of the results. Default: all results of the instance.
 */
export function generationKey(instanceId: string, tag?: string): string {
  const parts = tag === undefined ? [instanceId] : [instanceId, tag];
  return keyOf('generation', createHash('sha256').update(JSON.stringify(parts)).digest('hex'));
}

/** Whether a result is small enough to be shared. */
export function isShareable({ body }: EncodedResult): boolean {
  return body.length <= MAX_BODY;
}

/**
 * Writes an entry as a text: its signature, its header and the body, each on a line.
 * @param secret The secret of the app's build.
 * @param identity The identity of the call.
 */
export function encodeEntry(secret: string, identity: string, entry: SharedEntry): string {
  const { result, expires, generations } = entry;
  const { status, contentType = null, body } = result;
  const header: Header = [expires, generations, status, contentType];
  const content = `${JSON.stringify(header)}\n${body}`;
  return `${hmac(secret, ['entry', identity, content])}\n${content}`;
}

/**
 * Reads an entry that {@link encodeEntry} wrote.
 * @param value A value from the store, which may be anything.
 * @returns The entry; `undefined` for a value that this build has not written for this call.
 */
export function decodeEntry(
  secret: string,
  identity: string,
  value: unknown,
): SharedEntry | undefined {
  if (typeof value !== 'string' || value.length > MAX_BODY + MAX_HEADER) return undefined;
  const [signature = ''] = value.split('\n', 1);
  const content = value.slice(signature.length + 1);
  if (!isEqual(signature, hmac(secret, ['entry', identity, content]))) return undefined;
  const end = content.indexOf('\n');
  // The signature says that this build wrote the header.
  const header: Header = JSON.parse(content.slice(0, end));
  const [expires, generations, status, contentType] = header;
  const result = { status, contentType: contentType ?? undefined, body: content.slice(end + 1) };
  return { result, expires, generations };
}

/** The expiry, the generations, the status and the content type of an entry. */
type Header = [number, readonly string[], EncodedResult['status'], string | null];

function keyOf(kind: 'result' | 'generation', hash: string): string {
  return `${PACKAGE_NAME}:${kind}:${hash}`;
}

function hmac(secret: string, parts: readonly unknown[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
