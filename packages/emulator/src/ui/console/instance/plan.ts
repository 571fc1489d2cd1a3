import type { AppInstance } from '../client/api.js';
import type { Tone } from '../components/format.js';

/** Summarizes the plan of an instance in a few words. */
export function summarizePlan({ installed, instance }: AppInstance): {
  readonly text: string;
  readonly tone: Tone;
} {
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

/** Lists the plans that can be chosen for an instance, without duplicates. */
export function plansOf({ instance }: AppInstance): readonly string[] {
  const offered = instance.availablePlans?.map(({ packageName }) => packageName) ?? [];
  const all = [...offered, instance.billing?.packageName].flatMap((name) => name || []);
  return [...new Set(all)];
}

/** Converts a constant to words: `IN_PROGRESS` becomes "In progress". */
export function inWords(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
