// Measures how long `npm run preview` takes until the app is warm, against what npm alone takes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

const rounds = 7;
const port = '45871';
const health = `http://127.0.0.1:${port}/emulator/health`;

const cold = [];
const npm = [];
for (let round = 0; round < rounds; round += 1) {
  cold.push(await timeUntilWarm());
  npm.push(await timeOfNothing());
}
const ratio = median(cold) / median(npm);
process.stdout.write(
  `npm run preview until warm: ${median(cold)} ms (${Math.min(...cold)} to ${Math.max(...cold)}), ` +
    `${ratio.toFixed(1)} times npm alone (${median(npm)} ms)\n`,
);

async function timeUntilWarm() {
  const started = performance.now();
  const env = { ...process.env, PORT: '0', EMULATOR_PORT: port };
  // A group of its own, so that the preview ends with its npm.
  const preview = spawn('npm', ['run', 'preview', '--', '--ignore-credentials'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(preview, 'close');
  while (!(await isWarm())) {
    if (preview.exitCode !== null) throw new Error('The preview has ended: is there a build?');
    await setTimeout(10);
  }
  const elapsed = Math.round(performance.now() - started);
  process.kill(-preview.pid, 'SIGTERM');
  await ended;
  return elapsed;
}

async function isWarm() {
  const answer = await fetch(health).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

async function timeOfNothing() {
  const started = performance.now();
  await once(spawn('npm', ['run', 'nothing', '--if-present'], { stdio: 'ignore' }), 'close');
  return Math.round(performance.now() - started);
}

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}
