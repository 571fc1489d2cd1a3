import type { CollectionState, DataState } from './data-state.js';
import { SiteData } from './site-data.js';

/** Wix Data: the collections of every site. A site starts with the collections of the seed. */
export class Data {
  readonly #onChange: () => void;
  readonly #sites = new Map<string, SiteData>();
  #seed: readonly CollectionState[] = [];

  /** @param onChange Called after every change. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Starts again with the collections of a seed, on every site. */
  start(seed: readonly CollectionState[]): void {
    this.#sites.clear();
    this.#seed = seed;
    this.#onChange();
  }

  /** The collections of a site. */
  site(siteId: string): SiteData {
    const site = this.#sites.get(siteId) ?? new SiteData(siteId, this.#seed, this.#onChange);
    this.#sites.set(siteId, site);
    return site;
  }

  /** Gives a new site a copy of another site's collections. */
  copy(fromSiteId: string, toSiteId: string): void {
    this.#sites.set(
      toSiteId,
      new SiteData(toSiteId, this.site(fromSiteId).export(), this.#onChange),
    );
    this.#onChange();
  }

  /**
   * The collections of every site that has been used. The items are not copied, because they never
   * change. A site that is not included still has the collections of the seed.
   */
  export(): DataState {
    return Object.fromEntries([...this.#sites].map(([siteId, site]) => [siteId, site.export()]));
  }

  /** Replaces the collections of every site. Sites that are not included start with the seed's. */
  replaceAll(state: DataState): void {
    this.#sites.clear();
    for (const [siteId, collections] of Object.entries(state)) {
      this.#sites.set(siteId, new SiteData(siteId, collections, this.#onChange));
    }
    this.#onChange();
  }
}
