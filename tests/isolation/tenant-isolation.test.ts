import { expect, test, vi } from 'vitest';
import { APP_ROOT } from '../support/start-app.js';
import { checkIsolation } from './check-isolation.js';

test('no tenant gets data of another tenant, whatever happens at the same time', async () => {
  // The app logs every failure of Wix's that the run makes.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const report = await checkIsolation({ root: APP_ROOT, tenants: 100, calls: 2500 });
  expect(report.problems, String(report)).toEqual([]);
  expect(report.missing(), String(report)).toEqual([]);
}, 600_000);
