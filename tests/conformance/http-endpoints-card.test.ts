import { expect, test, vi } from 'vitest';
import { loadOverview } from '../../examples/http-endpoints/src/extensions/installation-card/overview.js';
import { toProblem } from '../../examples/http-endpoints/src/extensions/installation-card/problem.js';

const fetchWithAuth = vi.hoisted(() => vi.fn());
vi.mock('@wix/essentials', () => ({ httpClient: { fetchWithAuth } }));

const unavailable = {
  text: 'This is not available right now. Reload this page.',
  canRetry: false,
};
const unanswered = { text: 'No answer came. Try again in a moment.', canRetry: true };
const failed = { text: 'Something went wrong. Try again later.', canRetry: true };

test.each([
  ['UNAUTHENTICATED', unavailable],
  ['FORBIDDEN', unavailable],
  ['UPSTREAM', unanswered],
  ['TIMEOUT', unanswered],
  ['NO_DATABASE', failed],
  ['INTERNAL', failed],
])(
  'toProblem() describes the error %s in plain words, and not in the server’s',
  async (code, problem) => {
    const error = { code, message: 'System error occurred: {}' };
    fetchWithAuth.mockImplementation(async () => Response.json({ error }, { status: 500 }));
    expect(toProblem(await loadOverview().catch((thrown: unknown) => thrown))).toEqual(problem);
  },
);

test.each([
  ['a failed request', () => Promise.reject(new TypeError('fetch failed'))],
  ['a response that is not the app’s', async () => new Response('<h1>Bad gateway</h1>')],
])('toProblem() offers a retry after %s', async (_, fetch) => {
  fetchWithAuth.mockImplementation(fetch);
  expect(toProblem(await loadOverview().catch((thrown: unknown) => thrown))).toEqual(unanswered);
});

test.each([
  [{ isFree: true, billing: { packageName: 'Pro' } }, 'Free'],
  [{ isFree: false, billing: { packageName: 'Pro' } }, 'Pro'],
  [{ isFree: false, billing: {} }, 'Paid'],
])('loadOverview() describes the plan of %j as "%s"', async (instance, plan) => {
  const record = { instanceId: 'i', firstSeenAt: '2026-01-01T00:00:00.000Z', plan: null };
  fetchWithAuth.mockImplementation(async ({ pathname }: URL) =>
    Response.json(pathname.endsWith('get-instance') ? { instance, site: {} } : record),
  );
  const { details } = await loadOverview();
  expect(Object.fromEntries(details)['Plan, says Wix']).toBe(plan);
});
