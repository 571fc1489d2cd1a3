import { isDeepStrictEqual } from 'node:util';
import { parse } from 'devalue';
import { toPublicInstance, toPublicSite } from '../../src/backend/public-instance';
import { instanceIdOf, instanceOf, tenantsIn } from './tenants';
import type { Method } from './traffic';

/** What an app answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What a call may be answered. */
export interface Expectation {
  readonly method: Method;
  /** The number of the tenant who calls. */
  readonly tenant: number;
  readonly status: 200 | 401 | 403;
  /** The first and the last version of the tenant's data that may be seen. */
  readonly versions: readonly [first: number, last: number];
}

/**
 * Looks for what is wrong with an answer.
 * @param answer The answer.
 * @param expected What it may be. Instead of a result, 502 may say that Wix failed.
 * @returns What is wrong; `undefined` if nothing is.
 */
export function problemWith(answer: Answer, expected: Expectation): string | undefined {
  const { status, headers, text } = answer;
  const seen = tenantsIn(JSON.stringify([...headers]) + text);
  const others = [...seen].filter((tenant) => tenant !== expected.tenant);
  if (others.length > 0) return `has data of tenant ${others.join(', ')}`;
  if (status === 200 && expected.status === 200) return problemWithResult(answer, expected);
  if (seen.size > 0) return `has data, with status ${status}`;
  const isFailureOfWix = status === 502 && expected.status === 200;
  const isExpected = status === expected.status || isFailureOfWix;
  return isExpected ? undefined : `has status ${status} and not ${expected.status}: ${text}`;
}

function problemWithResult(
  { headers, text }: Answer,
  { method, tenant, versions: [first, last] }: Expectation,
): string | undefined {
  const isRich = headers.get('content-type') === 'application/devalue+json';
  const result: unknown = isRich ? parse(text) : JSON.parse(text);
  for (let version = first; version <= last; version += 1) {
    if (isDeepStrictEqual(result, resultOf(method, tenant, version))) return undefined;
  }
  return `is not version ${first} to ${last} of tenant ${tenant}: ${text}`;
}

function resultOf(method: Method, tenant: number, version: number): object {
  const { instance, site } = instanceOf(tenant, version);
  const instanceId = instanceIdOf(tenant);
  return method === 'getInstanceDetails'
    ? { instanceId, instance, site }
    : { instanceId, instance: toPublicInstance(instance), site: toPublicSite(site) };
}

/** Knows whose the tokens are that answers carry in their headers, each of which is one tenant's. */
export class HeaderOwners {
  readonly #owners = new Map<string, number>();

  /**
   * Looks for a token that another tenant has got.
   * @param headers An answer's headers.
   * @param tenant The number of the tenant who called.
   * @returns What is wrong; `undefined` if nothing is.
   */
  problemWith(headers: Headers, tenant: number): string | undefined {
    const token = headers.get('x-wix-bi-auth-token');
    if (token === null) return undefined;
    const owner = this.#owners.get(token) ?? tenant;
    this.#owners.set(token, owner);
    return owner === tenant ? undefined : `has a token of tenant ${owner} in its headers`;
  }
}
