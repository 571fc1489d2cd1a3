import { type AppInstance, keyOf } from '../client/api.js';
import { CopyButton } from '../components/copy-button.js';
import { formatMoment } from '../components/format.js';
import { inWords } from './plan.js';

interface InstanceFactsProps {
  readonly appInstance: AppInstance;
  readonly instances: Readonly<Record<string, AppInstance>>;
}

/** Shows Wix's data about an instance. */
export function InstanceFacts({ appInstance, instances }: InstanceFactsProps) {
  const { instance, site } = appInstance;
  const { billing, originInstanceId: origin } = instance;
  const facts: [string, string | null | undefined][] = [
    ['Plan', billing?.packageName],
    ['Billing', billing?.billingCycle && inWords(billing.billingCycle)],
    [
      billing?.autoRenewing === false ? 'Ends' : 'Renews',
      billing?.expirationDate && formatMoment(billing.expirationDate),
    ],
    ['Trial', trialText(instance)],
    ['Cloned from', origin && (keyOf(instances, origin) ?? origin)],
    ['Site', [site.siteDisplayName, site.url].filter(Boolean).join(', ')],
  ];
  return (
    <section class="stack">
      <h2>What Wix knows of it</h2>
      <dl class="facts">
        <dt>Instance id</dt>
        <dd>
          <code>{instance.instanceId}</code>{' '}
          <CopyButton text={instance.instanceId} what="instance id" />
        </dd>
        {facts.map(
          ([title, text]) =>
            text && (
              <div key={title} class="fact">
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function trialText({ billing, freeTrialAvailable }: AppInstance['instance']): string | undefined {
  const trial = billing?.freeTrialInfo;
  if (trial?.status && trial.status !== 'NOT_AVAILABLE') {
    const end = trial.endDate ? `, ${formatMoment(trial.endDate)}` : '';
    return inWords(trial.status) + end;
  }
  return freeTrialAvailable ? 'Can be started' : undefined;
}
