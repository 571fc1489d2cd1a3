import type { Case } from './case.js';

/**
 * Describes how many methods run, and which APIs stop the others.
 * @param cases The rows of all tables, with their modules.
 */
export function describeShare(cases: readonly (Case & { readonly module: string })[]): string {
  const stops = new Map<string, string | undefined>();
  for (const { module, method, stoppedBy } of cases) {
    const id = `${module}/${method}`;
    const [first] = stoppedBy ?? [];
    stops.set(id, stops.get(id) ?? (first && apiOf(first)));
  }
  const counts = new Map<string, number>();
  for (const api of stops.values()) {
    if (api !== undefined) counts.set(api, (counts.get(api) ?? 0) + 1);
  }
  const stopped = [...counts].sort(([, one], [, other]) => other - one);
  const sum = stopped.reduce((total, [, count]) => total + count, 0);
  const share = `Corpus: ${stops.size - sum} of ${stops.size} methods run.`;
  const list = stopped.map(([api, count]) => `${api} ${count}`).join(', ');
  return sum > 0 ? `${share} The others are stopped by: ${list}.` : share;
}

/** The Wix API of a request: `ecom/v1` of `POST https://www.wixapis.com/ecom/v1/orders/search`. */
function apiOf(request: string): string {
  const { host, pathname } = new URL(request.slice(request.indexOf(' ') + 1));
  return host === 'www.wixapis.com' ? pathname.split('/').slice(1, 3).join('/') : 'third parties';
}
