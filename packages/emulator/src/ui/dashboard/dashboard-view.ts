import type { PageAddress } from './page-location.js';

/** What the dashboard shows below its modals: a page of the app, or a slot that the app fills. */
export interface DashboardView {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
  /** Shows another place within the view. */
  setAddress(address: PageAddress): void;
  /** Notifies the documents of the view whether a modal covers them. */
  setLayerState(state: 'background' | 'foreground'): void;
  /** Asks the documents of the view whether anything would be lost by leaving them. */
  wantsToStay(): Promise<boolean>;
  /** Removes the view from the page. */
  remove(): void;
}
