import type { EmulatorState } from '../model/state.js';
import type { StoreEvent } from '../model/store-event.js';
import type { JsonObject } from '../util/json.js';
import type { DeclaredEvent, DeclaredEvents } from './declared-events.js';
import type { Deliveries, TimedEvent } from './deliveries.js';
import { bodyOf, domainHeader } from './sdk-event.js';

/** A change with the place of its event in the order of all events. */
interface NotedEvent extends StoreEvent {
  readonly sequence: number;
}

/** Sends the events of the changes in the emulator's stores, as far as the app's SDK declares them. */
export class StoreEvents {
  readonly #state: EmulatorState;
  readonly #deliveries: Deliveries;
  readonly #declared: DeclaredEvents;
  #batch: NotedEvent[] | undefined;
  #sequence = 0;

  /** @param declared The events that the app's SDK packages declare. */
  constructor(state: EmulatorState, deliveries: Deliveries, declared: DeclaredEvents) {
    this.#state = state;
    this.#deliveries = deliveries;
    this.#declared = declared;
  }

  /** Sends the event of a change after the answer to the request that has made it. */
  note(event: StoreEvent): void {
    // Wix sends no events to a removed app.
    if (!this.#state.findInstance(event.instanceId)?.installed) return;
    // An app may ignore an event that is not later than those it knows, from an earlier run, too.
    this.#sequence = Math.max(this.#sequence + 1, event.time);
    const noted = { ...event, sequence: this.#sequence };
    if (this.#batch) {
      this.#batch.push(noted);
      return;
    }
    // A request may change many items, and the app's manifest is read for all of them.
    const batch = [noted];
    this.#batch = batch;
    const { epoch } = this.#state;
    queueMicrotask(() => {
      if (this.#batch === batch) this.#batch = undefined;
      if (epoch !== this.#state.epoch) return;
      this.#deliveries.relay((types) => batch.flatMap((one) => this.#toEvent(one, types)));
    });
  }

  /** Drops the events that are about to be sent, because the state is being replaced. */
  clear(): void {
    this.#batch = undefined;
  }

  #toEvent(event: NotedEvent, types: ReadonlySet<string>): readonly TimedEvent[] {
    const { entityType: entityFqdn, slug, entityId, sequence, time } = event;
    const type = `${entityFqdn}_${slug}`;
    const declared = types.has(type) ? this.#declared.find(type) : undefined;
    const content = declared && contentOf(declared, event);
    if (!content) return [];
    const { instanceId, identity } = event;
    const header = domainHeader({ entityFqdn, slug, entityId, sequence, time });
    const data = { ...header, ...bodyOf(slug, content) };
    return [{ instanceId, identity, time, event: { type, data } }];
  }
}

/** What an event says, as its package declares it; `undefined` if the change does not tell that. */
function contentOf(
  { content }: DeclaredEvent,
  { slug, entity, body }: StoreEvent,
): { readonly entity?: JsonObject; readonly data?: JsonObject } | undefined {
  if (content === 'nothing') return slug === 'deleted' ? {} : undefined;
  if (content === 'entity') return entity && { entity };
  return body && { data: body };
}
