/** @jsxImportSource preact */
import type { InstanceData } from '../../shared/instance';
import type { PlanStatus } from '../../shared/plan';
import type * as en from '../../shared/texts/en';
import { upgradeUrl } from '../../shared/upgrade';

interface PlanTagProps {
  data: InstanceData;
  plan: PlanStatus;
  /** The rights of the viewer, once they are known. */
  viewer: { canUpgrade: boolean } | undefined;
  texts: typeof en.widget;
}

/** Names the app on the free plan, and shows how long a trial lasts; empty on a paid plan. */
export function PlanTag({ data, plan, viewer, texts }: PlanTagProps) {
  switch (plan.kind) {
    case 'free':
      // Waits for the rights of the viewer, because a link that appears later would push the tag
      // aside.
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
