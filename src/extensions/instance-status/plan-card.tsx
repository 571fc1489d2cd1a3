import { Badge, type BadgeSkin, LinearProgressBar } from '@wix/design-system';
import { formatDate } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import {
  billingCycleLabel,
  type PlanStatus,
  planDeadline,
  planStatus,
  trialProgress,
} from '../../shared/plan';
import { DetailsCard } from './details-card';

const BADGE_SKINS: Record<PlanStatus['kind'], BadgeSkin> = {
  free: 'neutralLight',
  trial: 'warningLight',
  paid: 'premium',
};

/** The card that tells what the owner pays for, and until when. */
export function PlanCard({ details }: { details: InstanceDetails | undefined }) {
  const title = 'Plan & billing';
  if (!details) return <DetailsCard title={title} details={undefined} />;

  const now = new Date();
  const plan = planStatus(details.instance, now);
  const progress = trialProgress(details.instance.billing, now);
  return (
    <DetailsCard
      title={title}
      suffix={
        <Badge skin={BADGE_SKINS[plan.kind]} size="small" uppercase={false}>
          {plan.label}
        </Badge>
      }
      details={toDetails(details)}
    >
      {progress !== undefined && (
        <div className="progress">
          <LinearProgressBar padding="none" value={progress} aria-label="Trial period" />
        </div>
      )}
    </DetailsCard>
  );
}

function toDetails({ instance, site }: InstanceDetails) {
  const { availablePlans, billing, freeTrialAvailable } = instance;
  const deadline = planDeadline(billing);
  const plans = availablePlans?.map((plan) => plan.packageName).filter(Boolean);
  return [
    ['Plan', instance.isFree ? 'Free' : billing?.packageName],
    ['Billing', billingCycleLabel(billing?.billingCycle)],
    ['Since', formatDate(billing?.timeStamp, site.locale)],
    [deadline?.label ?? 'Ends', formatDate(deadline?.date, site.locale)],
    ['Automatic renewal', billing && (billing.autoRenewing ? 'On' : 'Off')],
    ['Trial ended', formatDate(billing?.freeTrialInfo?.endDate, site.locale)],
    ['Free trial', freeTrialAvailable ? 'Available' : undefined],
    ['Invoice', billing?.invoiceId],
    ['Discount', billing?.source],
    ['Available plans', plans?.join(', ')],
  ] as const;
}
