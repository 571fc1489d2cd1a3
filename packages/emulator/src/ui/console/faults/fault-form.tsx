import { useState } from 'preact/hooks';
import type { Choice } from '../../../model/host-data.js';
import { answerOf, api } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { NumberField } from '../components/number-field.js';
import { Outcome } from '../components/outcome.js';
import { SelectField } from '../components/select-field.js';
import { faultKinds } from './describe-fault.js';
import { type FaultDraft, ruleOf } from './fault-rule.js';

const kindOptions = Object.entries(faultKinds).map(([key, title]) => ({ key, title }));

const emptyDraft: FaultDraft = {
  operation: '',
  kind: 'status',
  status: '503',
  latencyMs: '2000',
  count: '',
  probability: '',
  seed: '',
};

/** Adds a fault. */
export function FaultForm({ operations }: { operations: readonly Choice[] }) {
  const [draft, setDraft] = useState(emptyDraft);
  const adding = useAction();
  const set = (name: keyof FaultDraft) => (value: string) =>
    setDraft((before) => ({ ...before, [name]: value }));

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void adding.run(async () => {
          await answerOf(api.POST('/faults', { body: ruleOf(draft) }));
          return 'The fault is in force. It hits the app’s next requests to Wix.';
        });
      }}
    >
      <h2>Make Wix fail</h2>
      <SelectField
        label="Operation"
        value={draft.operation}
        options={[{ key: '', title: 'Any operation' }, ...operations]}
        onChange={set('operation')}
      />
      <div class="grid">
        <SelectField label="Kind" value={draft.kind} options={kindOptions} onChange={set('kind')} />
        {draft.kind === 'status' && (
          <NumberField
            label="Status"
            value={draft.status}
            onInput={set('status')}
            min={400}
            max={599}
            required
          />
        )}
        {draft.kind === 'latency' && (
          <NumberField
            label="Latency in ms"
            value={draft.latencyMs}
            onInput={set('latencyMs')}
            min={1}
            required
          />
        )}
      </div>
      <div class="grid three">
        <NumberField
          label="Count"
          value={draft.count}
          onInput={set('count')}
          min={1}
          placeholder="no limit"
        />
        <NumberField
          label="Probability"
          value={draft.probability}
          onInput={set('probability')}
          min={0}
          max={1}
          step="any"
          placeholder="1 = always"
        />
        <NumberField
          label="Seed"
          value={draft.seed}
          onInput={set('seed')}
          min={0}
          placeholder="1"
        />
      </div>
      <div class="bar">
        <button type="submit" class="primary">
          Add fault
        </button>
        <Outcome outcome={adding.outcome} />
      </div>
    </form>
  );
}
