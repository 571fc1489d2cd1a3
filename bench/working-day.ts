import { setTimeout } from 'node:timers/promises';
import { isRuntime, treeOf } from '../tests/support/processes';
import { type RunningCli, startCli } from '../tests/support/run-cli';
import { createSmallApp } from '../tests/support/small-app';
import { APP_ROOT } from '../tests/support/start-app';

// A working day at the local Wix, without the pauses: edits of an app in `dev`, and calls and crashes
// in `preview`. Memory and the number of processes must stay the same over time.

/** How many edits are made in `dev`. Every fourth one is of the configuration. None leaves `dev` out. */
const EDITS = Number(process.env.BENCH_EDITS ?? 200);
/** How many calls are made in `preview`. None leaves `preview` out. */
const CALLS = Number(process.env.BENCH_CALLS ?? 6000);
/** How many rows are printed for each of the two. */
const ROWS = 10;
/** How long a runtime must have run, so that its end is not taken for a failed start, in milliseconds. */
const LIFE_MS = 6000;
/** How long an edit may take to arrive, in milliseconds. */
const LIMIT_MS = 300_000;

const write = (text: string) => process.stdout.write(`${text}\n`);

function row(what: string, { child }: RunningCli): void {
  const [command, ...children] = treeOf(child.pid ?? 0);
  const all = children.reduce((sum, { memory }) => sum + memory, command?.memory ?? 0);
  const mebibytes = (kibibytes = 0) => Math.round(kibibytes / 1024);
  write(
    `${what}: ${children.length + 1} processes, ${children.filter(isRuntime).length} of them workerd; ${mebibytes(command?.memory)} MiB in the command, ${mebibytes(all)} MiB in all`,
  );
}

async function call({ consoleUrl }: RunningCli, method: string) {
  const answer = await fetch(new URL('/emulator/methods/call', consoleUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method }),
  });
  const { status, body }: { status?: number; body?: string } = await answer.json();
  return { status, body };
}

/** The edits of a working day, most of which are of code. Each leaves a number in the app. */
const edits: readonly ((number: number) => Record<string, string>)[] = [
  (number) => ({ 'src/backend/value.ts': `export const value = ${number};\n` }),
  (number) => ({ 'src/widget.ts': widgetWith(number) }),
  (number) => ({ 'src/backend/value.ts': `export const value = ${number};\n` }),
  (number) => (number % 8 === 0 ? envWith(number) : tsconfigWith(number)),
];

const envWith = (number: number): Record<string, string> => ({
  '.env': `PUBLIC_VALUE=${number}\n`,
});

const tsconfigWith = (number: number): Record<string, string> => ({
  'tsconfig.json': `{ "compilerOptions": { "strict": ${number % 16 < 8} } }\n`,
});

const widgetWith = (number: number) => `import { read } from './backend/read.web';
export default class extends HTMLElement { connectedCallback() { void read(${number}); } }
`;

async function edit(): Promise<void> {
  const app = await createSmallApp({
    files: {
      'src/backend/value.ts': 'export const value = 0;\n',
      'src/backend/read.web.ts': `import { Permissions, webMethod } from '@wix/web-methods';
import { value } from './value';
export const read = webMethod(Permissions.Anyone, (_number?: number) => ({
  value,
  env: Number(import.meta.env.PUBLIC_VALUE ?? 0),
}));
`,
      'src/widget.ts': widgetWith(0),
    },
  });
  const cli = await startCli(['dev'], { root: app.root });
  try {
    row('dev, after the start', cli);
    const expected = { value: 0, env: 0 };
    for (let number = 1; number <= EDITS; number += 1) {
      const files = edits[(number - 1) % edits.length]?.(number) ?? {};
      await app.write(files);
      if ('src/backend/value.ts' in files) expected.value = number;
      if ('.env' in files) expected.env = number;
      const end = Date.now() + LIMIT_MS;
      for (;;) {
        const { status, body } = await call(cli, 'backend/read/read');
        if (status === 200 && body === JSON.stringify(expected)) break;
        if (Date.now() > end) {
          const last = cli.output().slice(-2000);
          throw new Error(`Edit ${number} never arrives: ${status} ${body}\n${last}`);
        }
        await setTimeout(100);
      }
      // The browser of a developer loads the widget again.
      await fetch(new URL('/_wix/app-manifest.json', cli.appUrl));
      if (number % Math.ceil(EDITS / ROWS) === 0) row(`dev, ${number} edits`, cli);
    }
  } finally {
    await cli.stop();
    await app.remove();
  }
}

async function crash(): Promise<void> {
  const cli = await startCli(['preview', '--ignore-credentials'], { root: APP_ROOT });
  let startedAt = Date.now();
  let killed = 0;
  try {
    row('preview, after the start', cli);
    for (let number = 1; number <= CALLS; number += 1) {
      const { status } = await call(cli, 'backend/instance/getInstance');
      if (status !== 200) throw new Error(`Call ${number} is answered with ${status}.`);
      if (number % Math.ceil(CALLS / ROWS) > 0) continue;
      row(`preview, ${number} calls, ${killed} killed runtimes`, cli);
      await setTimeout(Math.max(0, startedAt + LIFE_MS - Date.now()));
      const [runtime] = treeOf(cli.child.pid ?? 0).filter(isRuntime);
      if (!runtime) throw new Error('No runtime runs.');
      process.kill(runtime.pid, 'SIGKILL');
      killed += 1;
      while (!isRunningAgain(cli, killed)) await setTimeout(50);
      startedAt = Date.now();
    }
  } finally {
    await cli.stop();
  }
}

const isRunningAgain = (cli: RunningCli, times: number) =>
  cli.output().split('runs again').length > times;

if (EDITS > 0) await edit();
if (CALLS > 0) await crash();
