import { type AppInstance, api, type Delivery, done } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { Outcome } from '../components/outcome.js';
import { DeliveryList } from './delivery-list.js';
import { EmbeddedScripts } from './embedded-scripts.js';
import { InstanceFacts } from './instance-facts.js';
import { LifecycleForm } from './lifecycle-form.js';

interface InstanceTabProps {
  /** The key of the selected instance. */
  readonly name: string;
  /** `undefined` until it is loaded. */
  readonly appInstance: AppInstance | undefined;
  readonly instances: Readonly<Record<string, AppInstance>>;
  readonly deliveries: readonly Delivery[] | undefined;
  /** Selects another instance. */
  readonly onSelect: (key: string) => void;
  /** Called after the user has changed an embedded script. */
  readonly onEmbed: () => void;
}

/**
 * Shows the selected instance, the actions of the site's owner, the embedded scripts, and the
 * resulting events.
 */
export function InstanceTab(props: InstanceTabProps) {
  const { name, appInstance, instances, deliveries = [], onSelect, onEmbed } = props;
  const clearing = useAction();
  return (
    <div class="columns">
      {appInstance ? (
        <LifecycleForm
          key={name}
          name={name}
          appInstance={appInstance}
          instances={instances}
          onSelect={onSelect}
        />
      ) : (
        <p class="note">Asking the emulator for its instances…</p>
      )}
      <div class="stack">
        {appInstance && (
          <>
            <EmbeddedScripts
              name={name}
              installed={appInstance.installed}
              embedded={appInstance.embeddedScripts}
              onChange={onEmbed}
            />
            <InstanceFacts appInstance={appInstance} instances={instances} />
          </>
        )}
        <section class="stack">
          <div class="bar">
            <h2 class="grow">Events sent to the app</h2>
            {deliveries.length > 0 && (
              <button
                type="button"
                class="small"
                onClick={() => clearing.run(() => done(api.DELETE('/events')))}
              >
                Clear events
              </button>
            )}
            <Outcome outcome={clearing.outcome} />
          </div>
          <DeliveryList deliveries={deliveries} instances={instances} />
        </section>
      </div>
    </div>
  );
}
