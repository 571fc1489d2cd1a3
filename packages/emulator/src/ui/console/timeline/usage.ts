import { plural, type Tone } from '../components/format.js';

const NEAR_SHARE = 0.8;

/**
 * Says how much of Wix's limit of calls a call of the app has used.
 * @param count How many requests to Wix it made.
 * @param limit How many it may make; `undefined` while that is not known.
 */
export function usageOf(
  count: number,
  limit: number | undefined,
): { readonly text: string; readonly tone: Tone } {
  if (limit === undefined)
    return { text: plural(count, 'request to Wix', 'requests to Wix'), tone: 'quiet' };
  const text = `${count} of ${limit} requests to Wix`;
  if (count > limit) return { text: `${text}: over the limit`, tone: 'bad' };
  if (count === limit) return { text: `${text}: at the limit`, tone: 'warn' };
  if (count >= limit * NEAR_SHARE) return { text: `${text}: near the limit`, tone: 'warn' };
  return { text, tone: 'quiet' };
}
