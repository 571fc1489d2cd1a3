import type { appInstances } from '@wix/app-management';

/** The data of each event of an app instance, as the SDK's handlers get it. */
export interface AppInstanceEvents {
  readonly AppInstalled: appInstances.AppInstalled;
  readonly AppRemoved: appInstances.AppRemoved;
  readonly PaidPlanPurchased: appInstances.PaidPlanPurchased;
  readonly PaidPlanChanged: appInstances.PaidPlanChanged;
  readonly PaidPlanAutoRenewalCancelled: appInstances.PaidPlanAutoRenewalCancelled;
  readonly PlanConvertedToPaid: appInstances.PlanConvertedToPaid;
  readonly PlanReactivated: appInstances.PlanReactivated;
  readonly PlanTransferred: appInstances.PlanTransferred;
}

/** The name of an event, as Wix signs it. */
export type EventType = keyof AppInstanceEvents;

/** The names of all events. */
export const eventTypes = [
  'AppInstalled',
  'AppRemoved',
  'PaidPlanPurchased',
  'PaidPlanChanged',
  'PaidPlanAutoRenewalCancelled',
  'PlanConvertedToPaid',
  'PlanReactivated',
  'PlanTransferred',
] as const satisfies readonly EventType[];

/** An event of one of the eight types, with its own data. */
export type AppInstanceEvent = {
  readonly [Type in EventType]: { readonly type: Type; readonly data: AppInstanceEvents[Type] };
}[EventType];

/** One attempt to deliver an event. */
export interface DeliveryAttempt {
  /** When it was made, as an ISO 8601 string. */
  readonly time: string;
  /** The HTTP status of the app's answer; 0 if there was none. */
  readonly status: number;
  /** How long the app took to answer, in milliseconds. */
  readonly durationMs: number;
}

/** An event on its way to one of the app's event extensions. */
export interface Delivery {
  /** The emulator's name for it. */
  readonly id: string;
  readonly type: EventType;
  /** The app instance that the event is about. */
  readonly instanceId: string;
  /** The event's data as JSON. */
  readonly data: unknown;
  /** The path of the app's event extension. */
  readonly path: string;
  /** `retrying` until the app has answered 200 or Wix would have given up. */
  readonly state: 'delivered' | 'retrying' | 'failed';
  /** All attempts so far, oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
  /** When the next attempt is due, as an ISO 8601 string, while `retrying`. */
  readonly nextAttempt?: string;
}
