import { type EventType, eventTypes } from '../model/events.js';
import { isJsonObject } from '../util/json.js';
import { pathAtApp, readComponents } from './app-manifest.js';

/** What Wix calls each event where an app subscribes to it; the dashes are Wix's. */
const slugs: Readonly<Record<EventType, string>> = {
  AppInstalled: 'APP_PROVISIONED_WEBHOOK',
  AppRemoved: 'APP_REMOVED_WEBHOOK',
  PaidPlanPurchased: 'APP_SUBSCRIPTION_CREATED_WEBHOOK',
  PaidPlanChanged: 'APP_SUBSCRIPTION_CHANGED_WEBHOOK',
  PaidPlanAutoRenewalCancelled: 'APP_SUBSCRIPTION_CANCELLED_WEBHOOK',
  PlanConvertedToPaid: 'APP-SUBSCRIPTION-CONVERTED-TO-PAID-WEBHOOK',
  PlanReactivated: 'APP_SUBSCRIPTION_REACTIVATED_WEBHOOK',
  PlanTransferred: 'APP_SUBSCRIPTION_TRANSFERRED_WEBHOOK',
};

/** An event extension of the app. */
export interface Webhook {
  /** The event that it subscribes to. */
  readonly type: EventType;
  /** Where it takes the event: a path at the app's origin. */
  readonly path: string;
}

/**
 * Reads from the manifest of the running app which events it subscribes to.
 * @param appUrl the app's origin.
 * @throws {UserError} if the app does not serve a manifest.
 */
export async function readWebhooks(appUrl: string): Promise<readonly Webhook[]> {
  return (await readComponents(appUrl)).flatMap(readWebhook);
}

function readWebhook(component: unknown): Webhook[] {
  if (!isJsonObject(component) || component.compType !== 'WEBHOOK') return [];
  const { compData } = component;
  const webhook = isJsonObject(compData) ? compData.webhook : undefined;
  if (!isJsonObject(webhook)) return [];
  const { callbackUrl, webhookSlug } = webhook;
  const type = eventTypes.find((name) => slugs[name] === webhookSlug);
  const path = pathAtApp(callbackUrl);
  return type && path !== undefined ? [{ type, path }] : [];
}
