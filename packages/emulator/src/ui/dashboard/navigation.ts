import { addressIn, type PageAddress, urlOf } from './page-location.js';

/** The parts of the dashboard that the navigation needs. */
export interface NavigationOptions {
  /** The id of the page if the URL names none. */
  readonly home: string;
  /** Asks whether the open page may be left. */
  readonly mayLeave: () => Promise<boolean>;
  /** Shows another address. */
  readonly show: (address: PageAddress) => void;
}

/** The address that is open in the dashboard, stored in the URL and in the tab's history. */
export class Navigation {
  readonly #options: NavigationOptions;
  #address: PageAddress;
  /** The number of the dashboard's earlier entries in the tab's history. */
  #index: number;
  #returning = false;
  #asking = false;

  constructor(options: NavigationOptions) {
    this.#options = options;
    this.#address = addressIn(location.href, options.home);
    this.#index = currentIndex();
    window.addEventListener('popstate', () => void this.#follow());
  }

  /** The address that is open. */
  get address(): PageAddress {
    return this.#address;
  }

  /**
   * Goes to an address, unless the open page wants to stay.
   * @param mode Whether to add a history entry or to replace the current one.
   */
  async go(address: PageAddress, mode: 'push' | 'replace' = 'push'): Promise<void> {
    if (!(await this.#mayGo(address))) return;
    if (mode === 'push') this.#index += 1;
    const state = { index: this.#index };
    const url = urlOf(location.href, address);
    if (mode === 'push') history.pushState(state, '', url);
    else history.replaceState(state, '', url);
    this.#show(address);
  }

  /** Goes one step back, if there is one in this dashboard. */
  back(): void {
    if (this.#index > 0) history.back();
  }

  /** Follows the tab's history, which has moved already. */
  async #follow(): Promise<void> {
    if (this.#returning) {
      this.#returning = false;
      return;
    }
    const index = currentIndex();
    const address = addressIn(location.href, this.#options.home);
    if (await this.#mayGo(address)) {
      this.#index = index;
      this.#show(address);
    } else if (index !== this.#index) {
      this.#returning = true;
      history.go(this.#index - index);
    }
  }

  async #mayGo({ pageId }: PageAddress): Promise<boolean> {
    // Navigation is not possible while the question whether to leave is open.
    if (this.#asking) return false;
    if (pageId === this.#address.pageId) return true;
    this.#asking = true;
    try {
      return await this.#options.mayLeave();
    } finally {
      this.#asking = false;
    }
  }

  #show(address: PageAddress): void {
    this.#address = address;
    this.#options.show(address);
  }
}

function currentIndex(): number {
  const index: unknown = history.state?.index;
  return typeof index === 'number' ? index : 0;
}
