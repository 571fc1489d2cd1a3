import { UserError } from '../app/user-error.js';
import { isJsonObject, type JsonObject, readJsonObject } from '../json.js';
import { type EventType, eventTypes } from './event.js';

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

/** What stands for the app's origin in its manifest. */
const placeholder = 'http://_wix_server_url_placeholder_/';

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
  const url = new URL('/_wix/app-manifest.json', appUrl);
  const manifest = await readManifest(url);
  if (!Array.isArray(manifest?.components)) {
    throw new UserError(`The app has no manifest at ${url}, which lists its event extensions.`);
  }
  return manifest.components.flatMap(readWebhook);
}

async function readManifest(url: URL): Promise<JsonObject | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'manual' });
    return answer.ok ? await readJsonObject(answer) : undefined;
  } catch {
    return undefined;
  }
}

function readWebhook(component: unknown): Webhook[] {
  if (!isJsonObject(component) || component.compType !== 'WEBHOOK') return [];
  const { compData } = component;
  const webhook = isJsonObject(compData) ? compData.webhook : undefined;
  if (!isJsonObject(webhook)) return [];
  const { callbackUrl, webhookSlug } = webhook;
  const type = eventTypes.find((name) => slugs[name] === webhookSlug);
  // An event must never reach another server than the app that runs here.
  if (!type || typeof callbackUrl !== 'string' || !callbackUrl.startsWith(placeholder)) return [];
  return [{ type, path: callbackUrl.slice(placeholder.length - 1) }];
}
