import { readManifest } from '../app-client/manifest.js';
import type { Delivery } from '../model/events.js';
import type { InstanceRecord } from '../model/instances/instances.js';
import { type LifecycleAction, lifecycleActionSchema } from '../model/lifecycle-action.js';
import type { EmulatorState } from '../model/state.js';
import { parseInput } from '../util/parse-input.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import type { BillingScheduler } from './billing-scheduler.js';
import { transition } from './transitions.js';

/** The parts of the emulator that an action uses. */
export interface ActionContext {
  readonly state: EmulatorState;
  readonly billing: Pick<BillingScheduler, 'pass'>;
  readonly deliveries: Pick<Deliveries, 'deliver'>;
}

/** The result of an action. */
export interface LifecycleOutcome {
  /** The key of the instance: a new one after `clone`. */
  readonly key: string;
  /** The events that the action sent to the app, after the first attempt of each. */
  readonly deliveries: readonly Delivery[];
}

/**
 * Performs an action of the site owner on an instance, and sends the app the signed event. Without
 * a running app, no event is sent.
 * @param name The instance's key or instance id.
 * @throws {EmulatorError} If the action is invalid, there is no such instance, the action does not fit
 *   its state, or the emulator has been reset in the meantime. The message says why.
 * @throws {EmulatorError} If the running app serves no manifest.
 */
export async function perform(
  { state, billing, deliveries }: ActionContext,
  name: string,
  action: LifecycleAction,
): Promise<LifecycleOutcome> {
  // A caller in JavaScript may pass anything.
  parseInput(lifecycleActionSchema, action, 'The action');
  // Read the manifest first: nothing may fail once the instance has changed.
  const { app, epoch } = state;
  const webhooks = app ? (await readManifest(app.url)).webhooks : [];
  state.requireEpoch(epoch);
  billing.pass();
  const { key: source, appInstance: before } = state.require(name);
  const { appInstance, event } = transition(before, action, {
    key: source,
    appId: state.env.WIX_CLIENT_ID,
    now: state.clock.now(),
    newId: () => state.ids.next('copy'),
  });
  const key = action.action === 'clone' ? copyKey(source, state.instances.all) : source;
  if (action.action === 'clone') state.data.copy(before.site.siteId, appInstance.site.siteId);
  state.instances.put(key, appInstance);
  const { instanceId } = appInstance.instance;
  return { key, deliveries: await deliveries.deliver(instanceId, event, webhooks) };
}

/** A key for the copy of an instance: `premium-copy`, `premium-copy-2` and so on. */
function copyKey(source: string, taken: InstanceRecord): string {
  const first = `${source}-copy`;
  let key = first;
  for (let n = 2; Object.hasOwn(taken, key); n += 1) key = `${first}-${n}`;
  return key;
}
