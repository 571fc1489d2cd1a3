import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Autosave } from '../packages/emulator/src/cli/state-file/autosave';
import { replaceFile } from '../packages/emulator/src/cli/state-file/replace-file';
import { JsonWriter } from '../packages/emulator/src/cli/state-file/write-json';

/** The processor time that no pause may exceed, in milliseconds; a bench that misses it fails. */
const MAX_PAUSE = 50;

const ITEMS = 100_000;
const CHANGES = 1000;
const ROUNDS = 5;

/** An item as apps store it: 380 bytes of JSON. */
const createItem = (n: number, revision: number) => ({
  _id: `f1e2d3c4-0000-4000-8000-${String(n).padStart(12, '0')}`,
  _createdDate: { $date: '2031-05-06T07:08:09.000Z' },
  _updatedDate: { $date: '2031-05-06T07:08:09.000Z' },
  _owner: 'b1510000-5d6e-4f70-8a9b-000000000001',
  title: `Wish ${n}`,
  revision,
  tags: ['kitchen', 'garden'],
  price: { amount: n / 100, currency: 'EUR' },
  text: 'A wish that somebody has written down, so that others know it.',
});

const folder = await mkdtemp(join(tmpdir(), 'wix-emulator-bench-'));
const file = join(folder, 'state.json');
const items = new Map(Array.from({ length: ITEMS }, (_, n) => [n, createItem(n, 0)]));

/** The state by reference, in the form of a snapshot with a collection. */
const readState = () => ({
  format: 'wix-emulator/1',
  data: { site: [{ definition: { id: 'Wishes' }, items: [...items.values()] }] },
});

const json = new JsonWriter();
const durations: number[] = [];
const autosave = new Autosave({
  async save() {
    const begun = performance.now();
    const state = readState();
    await replaceFile(file, {
      expected: undefined,
      fill: (write) => json.write(state, write),
      onCopy: () => {},
    });
    durations.push(performance.now() - begun);
  },
  onFailure(error) {
    throw error;
  },
  onRecovery: () => {},
});

/** Changes items as fast as calls come in, one after another, until all are saved. */
async function burst(round: number): Promise<void> {
  for (let change = 0; change < CHANGES; change += 1) {
    const n = (change * 7919) % ITEMS;
    items.set(n, createItem(n, round * CHANGES + change));
    autosave.changed();
    await setImmediate();
  }
  if (!(await autosave.flush())) throw new Error('The state could not be saved.');
}

/** The plain way, which blocks everything while it makes the text. */
async function savePlainly(): Promise<void> {
  await writeFile(file, JSON.stringify(readState()), { flush: true });
}

/** A time in which nothing else could run, in milliseconds. */
interface Pause {
  /** By the clock. Other programs on the computer make it longer. */
  readonly elapsed: number;
  /** The time that the process has used of a processor meanwhile. */
  readonly used: number;
}

/** Measures the longest pauses of the event loop while some work is done. */
async function longestPause(work: () => Promise<void>): Promise<Pause> {
  let isOver = false;
  let longest: Pause = { elapsed: 0, used: 0 };
  const watch = async () => {
    while (!isOver) {
      const begun = performance.now();
      const usage = process.cpuUsage();
      await setImmediate();
      const { user, system } = process.cpuUsage(usage);
      longest = {
        elapsed: Math.max(longest.elapsed, performance.now() - begun),
        used: Math.max(longest.used, (user + system) / 1000),
      };
    }
  };
  const watching = watch();
  await work();
  isOver = true;
  await watching;
  return longest;
}

const first = await longestPause(() => burst(0));
const [firstSave] = durations;
const pauses: Pause[] = [];
const plain: Pause[] = [];
// Alternating, so that both meet the same load of the computer.
for (let round = 1; round <= ROUNDS; round += 1) {
  pauses.push(await longestPause(() => burst(round)));
  const saved = JSON.parse(await readFile(file, 'utf8'));
  if (saved.data.site[0].items.length !== ITEMS) throw new Error('The file is not complete.');
  plain.push(await longestPause(savePlainly));
}
await rm(folder, { recursive: true });

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const usedBy = (measured: readonly Pause[]) => median(measured.map(({ used }) => used));
const text = (measured: readonly Pause[]) =>
  `${usedBy(measured).toFixed(1)} ms of a processor, ${median(measured.map(({ elapsed }) => elapsed)).toFixed(1)} ms by the clock`;
process.stdout.write(`longest pause of the event loop, ${CHANGES} changes with ${ITEMS} items in the state
first burst      ${text([first])}
later bursts     ${text(pauses)}
JSON.stringify   ${text(plain)}: ${(usedBy(plain) / usedBy(pauses)).toFixed(1)} times as long
a save takes     ${firstSave?.toFixed(0)} ms at first, then ${median(durations.slice(1)).toFixed(0)} ms by the clock
`);
const worst = Math.max(first.used, ...pauses.map(({ used }) => used));
if (worst > MAX_PAUSE) {
  process.stdout.write(`A pause of ${worst.toFixed(1)} ms misses the budget of ${MAX_PAUSE} ms.\n`);
  process.exitCode = 1;
}
