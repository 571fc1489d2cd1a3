import { expect, test, vi } from 'vitest';
import { checkIsolation } from '../isolation/check-isolation.js';
import { APP_ROOT } from '../start-app.js';

test('no tenant is told anything of another one, whatever happens at the same time', async () => {
  // The app logs every failure of Wix's that the run makes.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const report = await checkIsolation({ root: APP_ROOT, tenants: 100, calls: 2500 });
  expect(report.problems, String(report)).toEqual([]);
  expect(report.missing(), String(report)).toEqual([]);
}, 60_000);
