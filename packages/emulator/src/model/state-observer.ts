import type { KeyedInstance } from './instances/instances.js';
import type { StoreEvent } from './store-event.js';

/** Reacts to changes of the state, which does not bill or deliver events itself. */
export interface StateObserver {
  /** The clock has been moved. */
  clockMoved(): void;
  /** Instances have been added or replaced. */
  instancesChanged(changed: readonly KeyedInstance[]): void;
  /**
   * All instances have been replaced.
   * @param time The time up to which the new instances are already processed, in milliseconds since
   *   the epoch.
   */
  instancesReplaced(time: number): void;
  /** The state is being replaced, so work in progress must be dropped. */
  epochBegan(): void;
  /** Another app is running, or no app is running any longer. */
  appChanged(): void;
  /** The app or the site's owner has changed an entity or an item. */
  storeChanged(event: StoreEvent): void;
}
