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
  const field = (name: keyof FaultDraft) => ({
    value: draft[name],
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
  });

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
        {...field('operation')}
        options={[{ key: '', title: 'Any operation' }, ...operations]}
      />
      <div class="grid">
        <SelectField label="Kind" {...field('kind')} options={kindOptions} />
        {draft.kind === 'status' && (
          <NumberField label="Status" {...field('status')} min={400} max={599} required />
        )}
        {draft.kind === 'latency' && (
          <NumberField label="Latency in ms" {...field('latencyMs')} min={1} required />
        )}
      </div>
      <div class="grid three">
        <NumberField label="Count" {...field('count')} min={1} placeholder="no limit" />
        <NumberField
          label="Probability"
          {...field('probability')}
          min={0}
          max={1}
          step="any"
          placeholder="1 = always"
        />
        <NumberField label="Seed" {...field('seed')} min={0} placeholder="1" />
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
