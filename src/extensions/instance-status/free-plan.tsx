import { formatDate } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import { DetailsList } from './details-list';
import { EmptyCard } from './empty-card';
import { inLocale } from './in-locale';
import { planNames } from './plan-names';
import type { PageTexts } from './texts';
import { UpgradeButton } from './upgrade-button';

interface FreePlanProps {
  details: InstanceDetails;
  texts: PageTexts;
}

/** Says that nothing is billed, and lists the plans on offer. */
export function FreePlan({ details, texts }: FreePlanProps) {
  const { instanceId, instance, site } = details;
  const { billing } = texts.dashboard;
  const trialEnded = formatDate(instance.billing?.freeTrialInfo?.endDate, site.locale);
  return (
    <>
      <div className="above-details">
        <EmptyCard title={billing.nothingBilled} advice={billing.nothingBilledAdvice}>
          <UpgradeButton instanceId={instanceId} texts={texts.common} />
        </EmptyCard>
      </div>
      <DetailsList
        details={[
          [billing.freeTrial, instance.freeTrialAvailable ? billing.available : undefined],
          [billing.trialEnded, inLocale(trialEnded, site.locale)],
          [billing.plans, planNames(instance)],
        ]}
      />
    </>
  );
}
