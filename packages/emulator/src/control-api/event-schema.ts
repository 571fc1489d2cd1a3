import { z } from '@hono/zod-openapi';
import { billingCycles } from '../model/billing-cycles.js';
import {
  type AppInstanceEvent,
  type AppInstanceEvents,
  type EventType,
  eventTypes,
} from '../model/events.js';

/** The shape of an object schema: one schema for each field of a type, and no others. */
type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };

const text = z.string().nullable().optional();
const cycle = z.enum(['NO_CYCLE', ...billingCycles]).optional();
const time = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .nullable()
  .optional();
const plan = { operationTimeStamp: time, vendorProductId: z.string().optional(), cycle };

/** The data of each event, as in the SDK's types. Dates are sent as ISO 8601 strings. */
const dataShapes = {
  AppInstalled: { appId: z.string().optional(), originInstanceId: text },
  AppRemoved: { appId: z.string().optional() },
  PaidPlanPurchased: { ...plan, expiresOn: time, couponName: text, invoiceId: text },
  PaidPlanChanged: {
    ...plan,
    previousVendorProductId: text,
    previousCycle: cycle,
    couponName: text,
    invoiceId: text,
  },
  PaidPlanAutoRenewalCancelled: {
    ...plan,
    cancelReason: text,
    userReason: text,
    subscriptionCancellationType: text,
    cancelledDuringFreeTrial: z.enum(['DURING_FREE_TRIAL', 'NOT_DURING_FREE_TRIAL']).optional(),
  },
  PlanConvertedToPaid: { ...plan, expiresOn: time },
  PlanReactivated: {
    ...plan,
    expiresOn: time,
    invoiceId: text,
    reason: z.enum(['REACTIVATION_REASON_UNKNOWN', 'AUTO_RENEW_TURNED_ON']).optional(),
  },
  PlanTransferred: { ...plan, invoiceId: text },
} satisfies { readonly [Type in EventType]: Shape<AppInstanceEvents[Type]> };

const instanceId = z.string().openapi({ description: 'The instance, by key or id.' });

/** An event of another Wix API to send. */
export const wixEventSchema = z
  .strictObject({
    type: z
      .string()
      .regex(/\./, {
        error: `must be one of ${eventTypes.join(', ')}, or the type of another event`,
      })
      .openapi({ description: 'For example `wix.contacts.v4.contact_created`.' }),
    instanceId,
    entity: z.unknown().openapi({ description: 'The entity, in the shape of the SDK.' }),
    modifiedFields: z.unknown().openapi({ description: 'The previous values of changed fields.' }),
    data: z.unknown().openapi({ description: 'The data of an event without an entity.' }),
    metadata: z
      .strictObject({
        entityId: z.string(),
        entityFqdn: z.string(),
        slug: z.string(),
        originatedFrom: z.string(),
      })
      .partial()
      .optional(),
  })
  .partial({ entity: true, modifiedFields: true, data: true })
  .openapi('WixEvent')
  .transform(({ type, ...content }) => ({ definition: { type }, content }));

/** An event of the app instance to send. */
export const eventSchema = z
  .discriminatedUnion(
    'type',
    [
      eventOf('AppInstalled', z.strictObject(dataShapes.AppInstalled).prefault({})),
      eventOf('AppRemoved', z.strictObject(dataShapes.AppRemoved).prefault({})),
      eventOf('PaidPlanPurchased', z.strictObject(dataShapes.PaidPlanPurchased).prefault({})),
      eventOf('PaidPlanChanged', z.strictObject(dataShapes.PaidPlanChanged).prefault({})),
      eventOf(
        'PaidPlanAutoRenewalCancelled',
        z.strictObject(dataShapes.PaidPlanAutoRenewalCancelled).prefault({}),
      ),
      eventOf('PlanConvertedToPaid', z.strictObject(dataShapes.PlanConvertedToPaid).prefault({})),
      eventOf('PlanReactivated', z.strictObject(dataShapes.PlanReactivated).prefault({})),
      eventOf('PlanTransferred', z.strictObject(dataShapes.PlanTransferred).prefault({})),
    ],
    { error: `must be one of ${eventTypes.join(', ')}` },
  )
  .openapi('Event') satisfies z.ZodType<AppInstanceEvent>;

function eventOf<Type extends EventType, Data extends z.ZodType>(type: Type, data: Data) {
  return z.strictObject({
    type: z.literal(type),
    instanceId,
    data,
  });
}
