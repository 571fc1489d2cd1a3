import type { AppInstance } from '../instances/instance-schema.js';
import type { Seed } from '../seed.js';
import {
  type AppCollection,
  createAppCollections,
  updateAppCollections,
} from './app-collection.js';
import type { Data } from './data.js';

/** What the collections of the app on the sites depend on. */
interface Sources {
  readonly data: Data;
  readonly seed: Seed;
  readonly clock: { readonly now: () => number };
  readonly env: { readonly WIX_CLIENT_ID: string };
  readonly app: { readonly collections?: readonly AppCollection[] | undefined } | undefined;
}

/** Creates the collections of the running app on the sites that have it and lack them. */
export function createOnSites(
  { data, seed, clock, env, app }: Sources,
  instances: readonly AppInstance[],
): void {
  const collections = app?.collections ?? [];
  if (collections.length === 0) return;
  const owner = seed.callers.owner.claims.subjectId;
  const context = { now: clock.now(), owner, appId: env.WIX_CLIENT_ID };
  for (const { site, installed } of instances) {
    if (installed) createAppCollections(data.site(site.siteId), collections, seed, context);
  }
}

/** Brings the collections of the running app to its definitions, and creates those that are new. */
export function updateOnSites(sources: Sources, instances: readonly AppInstance[]): void {
  const { data, clock, app } = sources;
  for (const { site, installed } of instances) {
    if (!installed) continue;
    updateAppCollections(data.site(site.siteId), app?.collections ?? [], clock.now());
  }
  createOnSites(sources, instances);
}
