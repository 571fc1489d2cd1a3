import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readManifest, type Webhook } from '../app-client/manifest.js';
import type { AttachedApp } from '../model/attached-app.js';
import { ClockTimer } from '../model/clock-timer.js';
import type { AppInstanceEvent, Delivery, EventIdentity, WixEvent } from '../model/events.js';
import type { EmulatorState } from '../model/state.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { signJwt } from '../util/sign-jwt.js';
import { DeliveryLog, type DueDelivery } from './delivery-log.js';
import { postEvent } from './post-event.js';
import {
  type EventContent,
  type EventDefinition,
  type EventInput,
  toWixEvent,
} from './sdk-event.js';

/** An event, and when it happened. */
export interface TimedEvent {
  /** The app instance that the event is about. */
  readonly instanceId: string;
  readonly event: WixEvent;
  /** In milliseconds since the epoch. */
  readonly time: number;
  /** Who caused the event. Default: the site's owner. */
  readonly identity?: EventIdentity;
}

/** How long Wix waits for an app to answer, in milliseconds. */
const WIX_TIMEOUT_MS = 1250;

/** How long the next attempt waits for the answer to the previous attempt, in milliseconds. */
const PATIENCE_MS = 50;

/** Signs events, delivers them to the app, and retries as Wix does, by the emulator's clock. */
export class Deliveries {
  readonly #state: EmulatorState;
  readonly #log: DeliveryLog;
  readonly #alarm: ClockTimer;
  readonly #underWay = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #since = {};

  constructor(state: EmulatorState) {
    this.#state = state;
    this.#log = new DeliveryLog(() => state.changes.announce('events'));
    this.#alarm = new ClockTimer(state.clock, () => this.catchUp());
  }

  /** The latest deliveries, oldest first. */
  get entries(): readonly Delivery[] {
    return this.#log.entries;
  }

  /**
   * Sends an event of any Wix API to each of the app's event extensions that subscribe to it, and
   * waits for the first attempt of each. It changes no state.
   * @param definition The SDK's definition of the event, such as `contacts.onContactCreated`.
   * @param content The instance, and what the event's handlers receive.
   * @returns The deliveries, none if the app has no extension for the event.
   * @throws {EmulatorError} If there is no such instance, or the emulator is reset in the meantime.
   * @throws {EmulatorError} If no app is running, or the app serves no manifest.
   */
  send<Payload>(
    definition: EventDefinition<Payload>,
    content: EventInput<Payload>,
  ): Promise<readonly Delivery[]>;
  /**
   * Does the same for an event of the app instance.
   * @param instance The instance that the event is about: its key or instance id.
   */
  send(instance: string, event: AppInstanceEvent): Promise<readonly Delivery[]>;
  async send(
    target: EventDefinition | string,
    content: AppInstanceEvent | EventInput<EventContent>,
  ): Promise<readonly Delivery[]> {
    if (typeof target === 'string' && 'type' in content) return this.#send(target, content);
    if (typeof target !== 'string' && 'instanceId' in content) {
      const event = toWixEvent(target, content, this.#state.clock.now());
      return this.#send(content.instanceId, event);
    }
    throw invalidInput(
      'events.send() takes an event definition and { instanceId, … }, or an instance and an event of the app instance.',
    );
  }

  async #send(instance: string, event: WixEvent): Promise<readonly Delivery[]> {
    const { instanceId } = this.#state.require(instance).appInstance.instance;
    const { app, epoch } = this.#state;
    if (!app) {
      throw new EmulatorError(
        'APP_UNAVAILABLE',
        'No app is running that could receive an event. Start it and wait until it is ready.',
      );
    }
    const { webhooks } = await readManifest(app.url);
    this.#state.requireEpoch(epoch);
    return this.deliver(instanceId, event, webhooks);
  }

  /** Does the same as `send`, for code that has already read the app's manifest. */
  async deliver(
    instanceId: string,
    event: WixEvent,
    webhooks: readonly Webhook[],
  ): Promise<readonly Delivery[]> {
    const added = this.#add({ instanceId, event, time: this.#state.clock.now() }, webhooks);
    const tried = await Promise.all(added.map((delivery) => this.#attempt(delivery)));
    // In the meantime, the clock may have been moved past the next attempts.
    this.catchUp();
    return tried;
  }

  /**
   * Sends events that the passing of time has caused, including the retries of each that would have
   * been made since. Without a running app, the events are dropped.
   * @param events The events, in any order.
   */
  follow(events: readonly TimedEvent[]): void {
    if (events.length > 0) this.relay(() => events);
  }

  /**
   * Sends events of which only those matter that the app subscribes to. Without a running app, the
   * events are dropped.
   * @param eventsFor Returns the events, given the types that the app subscribes to.
   */
  relay(eventsFor: (types: ReadonlySet<string>) => readonly TimedEvent[]): void {
    const since = this.#since;
    this.#queue(async () => {
      const { app } = this.#state;
      // No caller waits for errors in the app's manifest here, but `send` reports them.
      const manifest = app && (await readManifest(app.url).catch(() => undefined));
      if (since !== this.#since) return;
      const webhooks = manifest?.webhooks ?? [];
      const events = eventsFor(new Set(webhooks.map(({ type }) => type)));
      for (const event of events) this.#add(event, webhooks);
    });
    this.catchUp();
  }

  /**
   * Makes the attempts that are due. Call it when the clock has been moved. Attempts are made in
   * order as long as the app answers. When it does not, only the attempts of the same delivery wait
   * for each other, so a delivery whose handler always hangs takes 13 times the time limit.
   */
  catchUp(): void {
    this.#queue(async () => {
      await this.#attemptDue();
      this.#alarm.set(this.#earliest()?.due);
    });
  }

  /** Waits until every attempt that is due has been made. */
  async settled(): Promise<void> {
    for (let work: Promise<void> | undefined; work !== this.#work; ) {
      work = this.#work;
      await work;
    }
  }

  /** Gives up all pending deliveries, because the app that would receive them is gone. */
  giveUp(): void {
    this.#since = {};
    this.#log.giveUp();
  }

  /** Removes every delivery, including those with pending retries. */
  clear(): void {
    this.#since = {};
    this.#log.clear();
  }

  #queue(job: () => Promise<void>): void {
    this.#work = this.#work.then(job).catch((error: unknown) => {
      console.error('The emulator could not deliver an event.', error);
    });
  }

  async #attemptDue(): Promise<void> {
    const open = new Set<Promise<void>>();
    for (;;) {
      const next = this.#earliest();
      if (next && next.due <= this.#state.clock.now()) {
        const { delivery } = next;
        const attempt = this.#attempt(delivery).then(() => {
          open.delete(attempt);
        });
        open.add(attempt);
        const isHanging = delivery.attempts.at(-1)?.status === 0;
        if (!isHanging) await Promise.race([...open, setTimeout(PATIENCE_MS)]);
      } else if (open.size > 0) {
        await Promise.race(open);
      } else {
        return;
      }
    }
  }

  #add(
    { instanceId, event, time, identity = this.#owner }: TimedEvent,
    webhooks: readonly Webhook[],
  ): Delivery[] {
    // As the app receives it, without values that JSON cannot represent.
    const data: unknown = JSON.parse(JSON.stringify(event.data));
    return webhooks
      .filter(({ type }) => type === event.type)
      .map(({ id, type, path }) => {
        const extension = this.#state.app?.eventSources?.get(id) ?? id;
        const delivery = { id: randomUUID(), type, instanceId, identity, data, path, extension };
        return this.#log.add(delivery, time);
      });
  }

  get #owner(): EventIdentity {
    const { subjectId } = this.#state.callers.owner.claims;
    return {
      identityType: 'WIX_USER',
      ...(subjectId !== undefined && { wixUserId: subjectId }),
    };
  }

  async #attempt(delivery: Delivery): Promise<Delivery> {
    const { app } = this.#state;
    this.#underWay.add(delivery.id);
    try {
      if (app) await this.#post(delivery, app);
      else this.giveUp();
    } finally {
      this.#underWay.delete(delivery.id);
    }
    return this.#log.find(delivery.id) ?? delivery;
  }

  async #post(delivery: Delivery, app: AttachedApp): Promise<void> {
    const { id, type, instanceId, identity, data, path } = delivery;
    const { clock, signingKey } = this.#state;
    const now = clock.now();
    // Wix signs JSON texts within a JSON text.
    const event = {
      eventType: type,
      instanceId,
      data: JSON.stringify(data),
      identity: JSON.stringify(identity),
    };
    const body = await signJwt({ data: JSON.stringify(event) }, signingKey, now);
    // Concatenated as text, because `new URL()` would read a path such as `//a` as a host.
    const answer = await postEvent(
      new URL(new URL(app.url).origin + path),
      body,
      app.eventTimeoutMs ?? WIX_TIMEOUT_MS,
    );
    this.#log.note(id, { time: new Date(now).toISOString(), ...answer });
  }

  #earliest(): DueDelivery | undefined {
    const [earliest] = this.#log.due
      .filter(({ delivery }) => !this.#underWay.has(delivery.id))
      .sort((one, other) => one.due - other.due);
    return earliest;
  }
}
