import { LinearProgressBar, Text } from '@wix/design-system';
import { formatDate } from '../../shared/format';
import type { PlanPeriod } from '../../shared/plan';
import { inLocale } from './in-locale';
import type { PageTexts } from './texts';

interface PlanProgressProps {
  period: PlanPeriod;
  /** The site's locale, for dates. */
  locale: string | undefined;
  texts: PageTexts['dashboard']['billing'];
}

/** Shows the progress of a trial or a billing period, between its dates. */
export function PlanProgress({ period, locale, texts }: PlanProgressProps) {
  const { kind, start, end, percent } = period;
  const name = kind === 'trial' ? texts.trialPeriod : texts.billingPeriod;
  const over = texts.periodOver(percent);
  return (
    <div className="progress above-details">
      <div>
        <Text size="small" weight="bold">
          {name}
        </Text>
        <Text size="small" secondary>
          {over}
        </Text>
      </div>
      {/* The bar's own role would have no accessible name. */}
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={over}
      >
        <LinearProgressBar
          role="none"
          padding="none"
          height="none"
          value={percent}
          skin={kind === 'trial' ? 'warning' : 'premium'}
        />
      </div>
      <div>
        <Text size="tiny" secondary>
          {inLocale(formatDate(start, locale), locale)}
        </Text>
        <Text size="tiny" secondary>
          {inLocale(formatDate(end, locale), locale)}
        </Text>
      </div>
    </div>
  );
}
