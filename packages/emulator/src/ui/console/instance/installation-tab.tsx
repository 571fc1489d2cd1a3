import { api, type Delivery, done, type Installation } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { Outcome } from '../components/outcome.js';
import { DeliveryList } from './delivery-list.js';
import { InstallationFacts } from './installation-facts.js';
import { LifecycleForm } from './lifecycle-form.js';

/** What the {@link InstallationTab} needs. */
export interface InstallationTabProps {
  /** The key of the selected installation. */
  readonly name: string;
  /** `undefined` until it is known. */
  readonly installation: Installation | undefined;
  readonly instances: Readonly<Record<string, Installation>>;
  readonly deliveries: readonly Delivery[] | undefined;
  /** Selects another installation. */
  readonly onSelect: (key: string) => void;
}

/** The selected installation, what its site's owner can do with it, and the events that follow. */
export function InstallationTab(props: InstallationTabProps) {
  const { name, installation, instances, deliveries = [], onSelect } = props;
  const clearing = useAction();
  return (
    <div class="columns">
      {installation ? (
        <LifecycleForm
          key={name}
          name={name}
          installation={installation}
          instances={instances}
          onSelect={onSelect}
        />
      ) : (
        <p class="note">Asking the emulator for its installations…</p>
      )}
      <div class="stack">
        {installation && <InstallationFacts installation={installation} instances={instances} />}
        <section class="stack">
          <div class="bar">
            <h2 class="grow">Events sent to the app</h2>
            {deliveries.length > 0 && (
              <button
                type="button"
                class="small"
                onClick={() =>
                  clearing.run(async () => {
                    await done(api.DELETE('/events'));
                    return '';
                  })
                }
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
