import type { AppInstance } from '../client/api.js';
import type { Tone } from '../components/format.js';

/** The plan of an instance in a few words. */
export interface PlanSummary {
  readonly text: string;
  readonly tone: Tone;
}

/** Says what an instance pays for. */
export function summarizePlan({ installed, instance }: AppInstance): PlanSummary {
  if (!installed) return { text: 'App removed', tone: 'bad' };
  const { billing, isFree } = instance;
  if (isFree !== false) return { text: 'Free', tone: 'quiet' };
  const name = billing?.packageName ?? 'Paid';
  if (billing?.freeTrialInfo?.status === 'IN_PROGRESS') {
    return { text: `${name}, trial`, tone: 'good' };
  }
  if (billing?.autoRenewing === false) return { text: `${name}, not renewing`, tone: 'warn' };
  return { text: name, tone: 'good' };
}

/** The plans that can be chosen for an instance, each once. */
export function plansOf({ instance }: AppInstance): readonly string[] {
  const offered = instance.availablePlans?.map(({ packageName }) => packageName) ?? [];
  const all = [...offered, instance.billing?.packageName].flatMap((name) => name || []);
  return [...new Set(all)];
}

/** Words of a constant: `IN_PROGRESS` is "In progress". */
export function inWords(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
