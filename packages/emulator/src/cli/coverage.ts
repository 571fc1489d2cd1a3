import { styleText } from 'node:util';
import { readWixConfig } from '../runner/project.js';
import { describeCoverage } from './coverage/describe-coverage.js';
import { formatCoverage } from './coverage/format.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';

const HELP = `Usage: wix-emulator coverage [options]

Lists what the app calls, from its source and its SDK packages, and how the emulator answers each
call: emulated, partial, own (wix-emulator.answers.ts), generic (from the SDK's types), refused, or
unknown. Run it in the app's folder. The app does not run.

  --json    print the report as JSON
  --strict  exit with 1 if the emulator refuses a call`;

/** The command `coverage`. */
export async function coverage(args: readonly string[]): Promise<void> {
  const { values } = readArguments(HELP, {
    args,
    options: { json: { type: 'boolean' }, strict: { type: 'boolean' } },
  });
  const root = process.cwd();
  // Fails with a message if the folder has no app.
  await readWixConfig(root);
  const report = await describeCoverage(root);
  print(values.json ? JSON.stringify(report, null, 2) : formatCoverage(report, marker()));
  if (values.strict && report.totals.refused > 0) process.exitCode = 1;
}

const COLORS = {
  refused: 'red',
  unknown: 'yellow',
  generic: 'cyan',
  partial: 'cyan',
  own: 'green',
  emulated: 'green',
} as const;

/** Colours the answers in a terminal. */
function marker(): ((answer: string) => string) | undefined {
  if (!process.stdout.isTTY || process.env.NO_COLOR) return undefined;
  const colors = new Map(Object.entries(COLORS));
  return (answer) => styleText(colors.get(answer) ?? 'reset', answer);
}
