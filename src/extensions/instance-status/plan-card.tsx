import { Badge, type BadgeSkin } from '@wix/design-system';
import { type PlanStatus, planStatus } from '../../shared/plan';
import { planLabel } from '../../shared/plan-label';
import { BilledPlan } from './billed-plan';
import type { CardProps } from './card-props';
import { FreePlan } from './free-plan';
import { PageCard } from './page-card';

const BADGE_SKINS: Record<PlanStatus['kind'], BadgeSkin> = {
  free: 'neutralLight',
  trial: 'warningLight',
  paid: 'premium',
};

/** The card that shows the owner's plan, and how long it runs. */
export function PlanCard({ details, texts }: CardProps) {
  const now = new Date();
  const plan = details && planStatus(details.instance, now);
  return (
    <PageCard
      title={texts.dashboard.billing.title}
      lines={7}
      suffix={
        plan && (
          <Badge skin={BADGE_SKINS[plan.kind]} size="small" uppercase={false}>
            {planLabel(plan, texts.plan)}
          </Badge>
        )
      }
    >
      {details &&
        plan &&
        (plan.kind === 'free' ? (
          <FreePlan details={details} texts={texts} />
        ) : (
          <BilledPlan details={details} isTrial={plan.kind === 'trial'} texts={texts} now={now} />
        ))}
    </PageCard>
  );
}
