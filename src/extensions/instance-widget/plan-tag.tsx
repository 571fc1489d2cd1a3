/** @jsxImportSource preact */
import type { InstanceData } from '../../shared/instance';
import type { PlanStatus } from '../../shared/plan';
import type * as en from '../../shared/texts/en';
import { upgradeUrl } from '../../shared/upgrade';

interface PlanTagProps {
  data: InstanceData;
  plan: PlanStatus;
  /** What whoever looks may do, once that is known. */
  viewer: { canUpgrade: boolean } | undefined;
  texts: typeof en.widget;
}

/** Says which app made the widget on the free plan, and how long a trial lasts; nothing on a paid plan. */
export function PlanTag({ data, plan, viewer, texts }: PlanTagProps) {
  switch (plan.kind) {
    case 'free':
      // Not before it is known whether a link stands beside it, which would push it aside.
      return viewer ? (
        <>
          <Tag text={texts.madeWith(data.instance.appName)} />
          {viewer.canUpgrade && (
            <a href={upgradeUrl(data.instanceId)} target="_blank" rel="noreferrer">
              {texts.upgrade}
            </a>
          )}
        </>
      ) : null;
    case 'trial':
      return (
        <Tag
          filled
          text={plan.daysLeft === undefined ? texts.trial : texts.daysLeft(plan.daysLeft)}
        />
      );
    case 'paid':
      return null;
  }
}

function Tag({ text, filled = false }: { text: string; filled?: boolean }) {
  return (
    <span class={filled ? 'tag filled' : 'tag'} title={text}>
      {text}
    </span>
  );
}
