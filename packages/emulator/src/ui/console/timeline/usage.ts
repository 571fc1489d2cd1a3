import { plural, type Tone } from '../components/format.js';

const NEAR_SHARE = 0.8;

/**
 * Describes how much of Wix's limit on requests a call of the app has used.
 * @param count The number of the call's requests to Wix.
 * @param limit The maximum number of requests; `undefined` until it is known.
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
