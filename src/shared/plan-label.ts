import type { PlanStatus } from './plan';
import type * as en from './texts/en';

/** Describes the status of an instance's plan: `Free`, `Trial, 5 days left` or the plan's name. */
export function planLabel(status: PlanStatus, texts: typeof en.plan): string {
  switch (status.kind) {
    case 'free':
      return texts.free;
    case 'trial':
      return status.daysLeft === undefined ? texts.trial : texts.trialDaysLeft(status.daysLeft);
    case 'paid':
      return status.name ?? texts.paid;
  }
}
