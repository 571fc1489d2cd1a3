import { useState } from 'preact/hooks';
import { type BillingCycle, billingCycles } from '../../../model/billing-cycles.js';
import type { LifecycleAction } from '../../../model/lifecycle-action.js';
import { reasonAgainst } from '../../../model/lifecycle-rules.js';
import { type AppInstance, answerOf, api, type Delivery } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { Badge } from '../components/badge.js';
import { formatStatus } from '../components/format.js';
import { Outcome } from '../components/outcome.js';
import { SelectField } from '../components/select-field.js';
import { inWords, plansOf, summarizePlan } from './plan.js';

interface LifecycleFormProps {
  readonly name: string;
  readonly appInstance: AppInstance;
  readonly instances: Readonly<Record<string, AppInstance>>;
  readonly onSelect: (key: string) => void;
}

/** The actions of a site's owner on an instance of the app. */
export function LifecycleForm({ name, appInstance, instances, onSelect }: LifecycleFormProps) {
  const plans = plansOf(appInstance);
  const summary = summarizePlan(appInstance);
  const [chosenPlan, choosePlan] = useState<string>();
  const [cycle, chooseCycle] = useState<BillingCycle>('YEARLY');
  const [clone, setClone] = useState<string>();
  const acting = useAction();
  const current = appInstance.instance.billing?.packageName;
  const plan = chosenPlan ?? plans.find((name) => name !== current) ?? plans[0] ?? '';

  const act = (action: LifecycleAction) =>
    acting.run(async () => {
      setClone(undefined);
      // Keeps the plan selected: once it is paid, the form would select another one by default.
      choosePlan(plan);
      const params = { path: { id: name } };
      const acted = api.POST('/instances/{id}/actions', { params, body: action });
      const { key, deliveries } = await answerOf(acted);
      if (key !== name) setClone(key);
      return describeDeliveries(key === name ? 'Done.' : `The clone is “${key}”.`, deliveries);
    });

  const button = (title: string, action: LifecycleAction) => {
    const reason = reasonAgainst(appInstance, action, name);
    return (
      <button
        type="button"
        // Not "disabled", which would take the focus away from the button that was just pressed.
        aria-disabled={reason !== undefined}
        title={reason}
        onClick={() => reason === undefined && void act(action)}
      >
        {title}
      </button>
    );
  };

  return (
    <section class="stack">
      <div class="bar">
        <h2 class="grow">What the owner of “{name}” does</h2>
        <Badge tone={summary.tone}>{summary.text}</Badge>
      </div>
      <div class="grid">
        <SelectField
          label="Plan"
          value={plan}
          options={plans.map((key) => ({ key, title: key }))}
          onChange={choosePlan}
        />
        <SelectField
          label="Billing cycle"
          value={cycle}
          options={billingCycles.map((key) => ({ key, title: inWords(key) }))}
          onChange={(value) => chooseCycle(billingCycles.find((one) => one === value) ?? cycle)}
        />
      </div>
      <div class="buttons">
        {button('Buy', { action: 'buy', plan, cycle })}
        {button('Change plan', { action: 'changePlan', plan, cycle })}
        {button('Start trial', { action: 'startTrial', plan, cycle })}
        {button('Cancel renewal', { action: 'cancel' })}
        {button('Reactivate', { action: 'reactivate' })}
        {button('Transfer', { action: 'transfer' })}
      </div>
      <div class="buttons">
        {button('Install app', { action: 'install' })}
        {button('Remove app', { action: 'remove' })}
        {button('Clone site', { action: 'clone' })}
      </div>
      <Outcome outcome={acting.outcome} />
      {clone !== undefined && clone in instances && (
        <p>
          <button type="button" onClick={() => onSelect(clone)}>
            Switch to {clone}
          </button>
        </p>
      )}
    </section>
  );
}

/**
 * Describes the result of an action.
 * @param done A sentence that says what the action did.
 * @param deliveries The events that the action sent to the app.
 */
export function describeDeliveries(done: string, deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0) return `${done} The app has no event extension for it.`;
  const answers = deliveries.map(({ type, attempts }) => {
    const answer = attempts.at(-1);
    return `${type}: ${answer ? formatStatus(answer.status) : 'not sent yet'}`;
  });
  return `${done} Sent to the app: ${answers.join(', ')}.`;
}
