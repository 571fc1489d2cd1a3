import { formatDate } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import { planDeadline, planPeriod } from '../../shared/plan';
import { type Details, DetailsList } from './details-list';
import { inLocale } from './in-locale';
import { planNames } from './plan-names';
import { PlanProgress } from './plan-progress';
import type { PageTexts } from './texts';
import { UpgradeButton } from './upgrade-button';

interface BilledPlanProps {
  details: InstanceDetails;
  /** Whether the plan is still in its trial. */
  isTrial: boolean;
  texts: PageTexts;
  now: Date;
}

/** Shows the progress of the trial or the billing period, and the terms of the plan. */
export function BilledPlan({ details, isTrial, texts, now }: BilledPlanProps) {
  const { instanceId, instance, site } = details;
  const period = planPeriod(instance.billing, now);
  return (
    <>
      {period && (
        <PlanProgress period={period} locale={site.locale} texts={texts.dashboard.billing} />
      )}
      <DetailsList details={toDetails(details, texts.dashboard.billing, now)} />
      {isTrial && (
        <div className="card-action">
          <UpgradeButton instanceId={instanceId} texts={texts.common} />
        </div>
      )}
    </>
  );
}

function toDetails(
  { instance, site }: InstanceDetails,
  texts: PageTexts['dashboard']['billing'],
  now: Date,
): Details {
  const { billing } = instance;
  const deadline = planDeadline(billing, now);
  const cycles: Readonly<Record<string, string>> = texts.cycles;
  const date = (value: Parameters<typeof formatDate>[0]) =>
    inLocale(formatDate(value, site.locale), site.locale);
  return [
    [texts.plan, billing?.packageName],
    [texts.cycle, cycles[billing?.billingCycle ?? '']],
    [texts.since, date(billing?.timeStamp)],
    [texts[deadline?.kind ?? 'ends'], date(deadline?.date)],
    [texts.renewal, renewal(billing?.autoRenewing, texts)],
    [texts.trialEnded, date(billing?.freeTrialInfo?.endDate)],
    [texts.invoice, billing?.invoiceId],
    [texts.discount, billing?.source],
    [texts.plans, planNames(instance)],
  ];
}

/** Wix does not always report whether a plan is renewed. */
function renewal(
  autoRenewing: boolean | null | undefined,
  { on, off }: PageTexts['dashboard']['billing'],
): string | undefined {
  if (typeof autoRenewing !== 'boolean') return undefined;
  return autoRenewing ? on : off;
}
