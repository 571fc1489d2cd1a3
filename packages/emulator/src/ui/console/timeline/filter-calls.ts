import type { Call } from '../client/api.js';

/**
 * Finds the latest calls that contain every word of a text, newest first.
 * @param calls The calls, oldest first.
 * @param text Words of a method, a kind, a caller, an instance, a status, an operation or a URL, in
 *   any case.
 */
export function latestCalls(calls: readonly Call[], text: string, limit: number): readonly Call[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return calls
    .filter((call) => hasWords(call, words))
    .slice(-limit)
    .reverse();
}

function hasWords(call: Call, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { kind, method, caller = '', instance = '', status, cache = '', requests } = call;
  const parts = [kind, method, caller, instance, status, cache];
  for (const { url, operation = '', fault = '', status } of requests) {
    parts.push(url, operation, fault, status);
  }
  const haystack = parts.join(' ').toLowerCase();
  return words.every((word) => haystack.includes(word));
}
