import { createEmulator, defaultSeed } from 'wix-emulator';

// Compares a query of the emulator with a plain scan and sort of the same items. Both are measured in
// turn, in one process, so that the ratios can be compared between machines.

const sizes = [20_000, 100_000];
const rounds = Number(process.env.BENCH_ROUNDS ?? 15);
/** How many times as long as the plain scan a query of 20,000 items may take. */
const budget = 5;

/** Items with the kinds of fields that apps filter and sort by. */
function itemsOf(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    _id: `item-${index}`,
    title: `Item ${(index * 7919) % count}`,
    rank: (index * 104_729) % 1000,
    due: new Date(Date.UTC(2030, 0, 1) + ((index * 31) % 365) * 86_400_000),
    tags: index % 3 === 0 ? ['red', 'blue'] : ['green'],
  }));
}

let failed = false;
for (const size of sizes) {
  const items = itemsOf(size);
  const emulator = createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    seed: (now: number) => ({
      ...defaultSeed(now),
      collections: [{ _id: 'Items' }],
      items: { Items: items },
    }),
  });
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
  const ask = async (operation: string, body: object) => {
    const url = `https://www.wixapis.com/wix-data/v2/items${operation}`;
    const init = { method: 'POST', headers: { authorization }, body: JSON.stringify(body) };
    const answer = await emulator.fetch(new Request(url, init));
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  };
  const from = new Date(Date.UTC(2030, 2, 1));
  const query = {
    dataCollectionId: 'Items',
    query: {
      filter: { $and: [{ rank: { $gte: 250 } }, { due: { $gte: { $date: from } } }] },
      sort: [{ fieldName: 'title', order: 'ASC' }],
      paging: { limit: 50, offset: 100 },
    },
  };
  const plain = () =>
    items
      .filter(({ rank, due }) => rank >= 250 && due >= from)
      .sort((one, other) => (one.title < other.title ? -1 : Number(one.title > other.title)))
      .slice(100, 150);
  const expected = plain().map(({ _id }) => _id);
  const found = JSON.parse(await ask('/query', query)).dataItems.map(
    ({ id }: { id: string }) => id,
  );
  if (String(found) !== String(expected)) throw new Error('The results differ.');

  const times = { plain: [] as number[], query: [] as number[], insert: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.plain.push(await time(plain));
    times.query.push(await time(() => ask('/query', query)));
    times.insert.push(
      await time(() => ask('', { dataCollectionId: 'Items', dataItem: { data: {} } })),
    );
  }
  const ratio = median(times.query.map((one, round) => one / (times.plain[round] ?? one)));
  failed ||= size === sizes[0] && ratio > budget;
  process.stdout.write(
    `${size} items: a query takes ${ratio.toFixed(1)} times a plain scan and sort ` +
      `(${median(times.query).toFixed(1)} ms, ${median(times.plain).toFixed(1)} ms), ` +
      `an insertion ${median(times.insert).toFixed(2)} ms\n`,
  );
}
if (failed) {
  process.stderr.write(`A query of ${sizes[0]} items must take at most ${budget} times as long.\n`);
  process.exitCode = 1;
}

async function time(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
