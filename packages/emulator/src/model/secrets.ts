import { guidOf } from '../util/guid.js';

/** A secret of a site, as Wix's Secrets Manager stores it. */
export interface Secret {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly value: string;
  /** ISO 8601. */
  readonly createdDate: string;
  /** ISO 8601. */
  readonly updatedDate: string;
}

/** The part of a secret that an app writes. */
export type SecretInput = Pick<Secret, 'name' | 'value' | 'description'>;

/** The secrets of every site. Each site starts with the secrets of the seed. */
export class Secrets {
  readonly #sites = new Map<string, Map<string, Secret>>();
  #seed: Readonly<Record<string, string>> = {};
  #now = 0;

  /** Starts again with the secrets of a seed, by name. */
  replaceAll(seed: Readonly<Record<string, string>>, now: number): void {
    this.#sites.clear();
    this.#seed = seed;
    this.#now = now;
  }

  /** The secrets of a site, in the order in which they were created. */
  of(siteId: string): readonly Secret[] {
    return [...this.#site(siteId).values()];
  }

  /** Adds a secret to a site, or replaces the secret with the same id. */
  put(siteId: string, secret: Secret): void {
    this.#site(siteId).set(secret.id, secret);
  }

  /**
   * Removes a secret from a site.
   * @returns Whether there was such a secret.
   */
  remove(siteId: string, id: string): boolean {
    return this.#site(siteId).delete(id);
  }

  /** The values of all secrets, which must not reach a log. */
  get values(): readonly string[] {
    const stored = [...this.#sites.values()].flatMap((site) => [...site.values()]);
    return [...Object.values(this.#seed), ...stored.map(({ value }) => value)];
  }

  #site(siteId: string): Map<string, Secret> {
    const site = this.#sites.get(siteId) ?? new Map<string, Secret>();
    if (!this.#sites.has(siteId)) {
      this.#sites.set(siteId, site);
      for (const [name, value] of Object.entries(this.#seed)) {
        const secret = newSecret(guidOf(`${siteId} secret ${name}`), { name, value }, this.#now);
        site.set(secret.id, secret);
      }
    }
    return site;
  }
}

/**
 * Creates a secret.
 * @param now The emulator's time, in milliseconds since the epoch.
 */
export function newSecret(id: string, input: SecretInput, now: number): Secret {
  const date = new Date(now).toISOString();
  return { id, ...input, createdDate: date, updatedDate: date };
}
