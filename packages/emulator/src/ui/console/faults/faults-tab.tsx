import type { Choice } from '../../../model/host-data.js';
import { api, done, type Fault } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { plural } from '../components/format.js';
import { Outcome } from '../components/outcome.js';
import { describeFault } from './describe-fault.js';
import { FaultForm } from './fault-form.js';

interface FaultsTabProps {
  readonly faults: readonly Fault[] | undefined;
  readonly operations: readonly Choice[];
  readonly titleOf: (operation: string) => string;
}

/** Lists the active faults, and adds and removes them. */
export function FaultsTab({ faults = [], operations, titleOf }: FaultsTabProps) {
  const removing = useAction();

  const removeAll = () =>
    removing.run(() => done(api.DELETE('/faults'), 'Every fault is removed.'));

  const remove = (id: string) => {
    const params = { path: { id } };
    return removing.run(() =>
      done(api.DELETE('/faults/{id}', { params }), 'The fault is removed.'),
    );
  };

  return (
    <div class="columns">
      <FaultForm operations={operations} />
      <section class="stack">
        <div class="bar">
          <h2 class="grow">In force</h2>
          {faults.length > 0 && (
            <button type="button" class="small" onClick={removeAll}>
              Remove all
            </button>
          )}
          <Outcome outcome={removing.outcome} />
        </div>
        {faults.length === 0 && (
          <p class="note">
            No faults: Wix answers every request. Add a fault, then press “Reload”.
          </p>
        )}
        <ul class="rows" aria-label="Faults in force">
          {faults.map((fault) => (
            <li key={fault.id} class="bar">
              <span class="grow">
                {describeFault(
                  fault,
                  fault.operation === undefined ? undefined : titleOf(fault.operation),
                )}
              </span>
              <span class="note">{plural(fault.hits, 'hit')}</span>
              <button type="button" class="small" onClick={() => remove(fault.id)}>
                Remove
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
