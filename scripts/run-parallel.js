import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** How many scripts run at the same time. */
const WORKERS = 2;

/*
 * Runs npm scripts in parallel, in the order of the arguments. `typecheck:*` stands for all scripts
 * whose names begin so. Prints how long each script took, and the output of those that failed.
 */
const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
const left = process.argv.slice(2).flatMap(expand).values();

function expand(name) {
  if (!name.endsWith('*')) return name;
  return Object.keys(scripts).filter((script) => script.startsWith(name.slice(0, -1)));
}

async function work() {
  for (const script of left) {
    const start = performance.now();
    const child = spawn(`npm run --silent ${script} 2>&1`, {
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (code === 0) {
      process.stdout.write(`✓ ${script} (${seconds} s)\n`);
    } else {
      process.stdout.write(`✗ ${script} (${seconds} s)\n${output}\n`);
      process.exitCode = 1;
    }
  }
}

await Promise.all(Array.from({ length: WORKERS }, work));
