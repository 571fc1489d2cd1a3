import { fileURLToPath } from 'node:url';
import { checkIsolation } from './check-isolation';

// The app logs every failure of Wix's, thousands of which the run makes.
console.error = () => {};

const start = performance.now();
const report = await checkIsolation({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  tenants: 1000,
  calls: 100_000,
});
const seconds = Math.round((performance.now() - start) / 1000);
process.stdout.write(`${report}\nin ${seconds} s\n`);
if (report.problems.length > 0 || report.missing().length > 0) process.exitCode = 1;
