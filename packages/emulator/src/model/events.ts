import { z } from '@hono/zod-openapi';
import type { appInstances } from '@wix/app-management';

/** The data of each event of an app instance, as the SDK passes it to handlers. */
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

/** The name of an event, as in Wix's signed payload. */
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

/** An event of any Wix API, as Wix sends it. */
export interface WixEvent {
  readonly type: string;
  /** The content of the event, as JSON. */
  readonly data: unknown;
}

/** Who caused an event, as Wix names them in the event's metadata. */
const identitySchema = z
  .object({
    identityType: z.enum(['ANONYMOUS_VISITOR', 'MEMBER', 'WIX_USER', 'APP', 'UNKNOWN']),
    anonymousVisitorId: z.string().optional(),
    memberId: z.string().optional(),
    wixUserId: z.string().optional(),
    appId: z.string().optional(),
  })
  .readonly();

/** Who caused an event, as Wix names them in the event's metadata. */
export type EventIdentity = z.infer<typeof identitySchema>;

const attemptSchema = z.object({
  /** The time of the attempt. */
  time: z.iso.datetime(),
  status: z.int().openapi({ description: "The status of the app's answer; 0 if there was none." }),
  /** How long the app took to answer, in milliseconds. */
  durationMs: z.number(),
});

/** An event on its way to one of the app's event extensions. */
export const deliverySchema = z
  .object({
    /** The emulator's id for the delivery. */
    id: z.string(),
    type: z.string().openapi({
      description: "The event's type, such as `AppInstalled` or `wix.contacts.v4.contact_created`.",
    }),
    /** The app instance that the event is about. */
    instanceId: z.string(),
    /** Who caused the event. */
    identity: identitySchema,
    /** The event's data as JSON. */
    data: z.unknown(),
    /** The path of the app's event extension. */
    path: z.string(),
    extension: z.string().openapi({
      description: "The app's event extension: the path of its source if it is known, else its id.",
    }),
    /** `retrying` until the app has answered 200 or Wix would have given up. */
    state: z.enum(['delivered', 'retrying', 'failed']),
    /** All attempts so far, oldest first. */
    attempts: z.array(attemptSchema).readonly(),
    /** When the next attempt is due, while `retrying`. */
    nextAttempt: z.iso.datetime().optional(),
  })
  .openapi('Delivery');

/** One attempt to deliver an event. */
export type DeliveryAttempt = Readonly<z.infer<typeof attemptSchema>>;

/** An event on its way to one of the app's event extensions. */
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;
