/** The HTTP statuses that a run has to see: those of results, refusals and Wix's failures. */
const expectedStatuses = [200, 401, 403, 502];

/** Where a run has to see results come from. */
const expectedSources = ['hit', 'miss', 'stale', 'uncached'];

/** What a run has made and found. */
export class IsolationReport {
  /** How many answers had which HTTP status. */
  readonly statuses = new Map<number, number>();
  /** How many results came from where: `hit`, `miss`, `stale`, or `uncached`. */
  readonly sources = new Map<string, number>();
  /** How many calls were answered. */
  calls = 0;
  /** How many instances were changed, and of how many changes the app took the event at once. */
  readonly changes = { made: 0, told: 0 };
  /** How often the app was removed from a site, and took the event of it at once. */
  removals = 0;
  /** How many of the app's requests to Wix failed because they were to, of those that its methods need. */
  failuresOfWix = 0;
  /** What is wrong, in the order in which it was found. */
  readonly problems: string[] = [];

  /**
   * Notes an answer.
   * @param status Its HTTP status.
   * @param cacheStatus Its header `cache-status`.
   */
  count(status: number, cacheStatus: string | null): void {
    this.calls += 1;
    add(this.statuses, status);
    if (status === 200) add(this.sources, sourceOf(cacheStatus));
  }

  /** What the run lacks to prove anything: of all that could go wrong, something has to happen. */
  missing(): string[] {
    const { statuses, sources, changes, failuresOfWix } = this;
    const failed = statuses.get(502) ?? 0;
    return [
      ...expectedStatuses
        .filter((it) => !statuses.has(it))
        .map((it) => `no answer has status ${it}`),
      ...expectedSources.filter((it) => !sources.has(it)).map((it) => `no result is ${it}`),
      ...(changes.told === 0 || changes.told < changes.made / 2
        ? [`the app took events of ${changes.told} of ${changes.made} changes`]
        : []),
      ...(this.removals === 0 ? ['the app was removed from no site'] : []),
      ...(failed > failuresOfWix
        ? [`${failed} answers have status 502, and ${failuresOfWix} requests to Wix were to fail`]
        : []),
    ];
  }

  /** Tells all of it in a few lines, and at most ten of the problems. */
  toString(): string {
    const { calls, statuses, sources, changes, failuresOfWix, problems } = this;
    const missing = this.missing();
    return [
      `${calls} calls: ${list(statuses)}`,
      `results: ${list(sources)}`,
      `${changes.made} instances changed, ${changes.told} of them with an event taken at once`,
      `the app was removed from sites ${this.removals} times, and added again`,
      `${failuresOfWix} requests to Wix failed as they were to`,
      `${problems.length} problems`,
      ...(missing.length > 0 ? [`proves nothing: ${missing.join('; ')}`] : []),
      ...problems.slice(0, 10).map((problem) => `  ${problem.slice(0, 1000)}`),
    ].join('\n');
  }
}

function sourceOf(cacheStatus: string | null): string {
  if (cacheStatus === null) return 'uncached';
  if (cacheStatus.includes('upstream-failed')) return 'stale';
  return cacheStatus.includes('hit') ? 'hit' : 'miss';
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function list(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([key, count]) => `${count} ${key}`).join(', ');
}
