/**
 * Does some work for every item, for a number of them at a time, each by a worker of its own.
 * @param items What there is to do, which the workers take in order.
 * @param workers What each of the workers works with, such as a page.
 * @param work Does one item.
 */
export async function atATime<Item, Worker>(
  items: readonly Item[],
  workers: readonly Worker[],
  work: (item: Item, worker: Worker) => Promise<void>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    workers.map(async (worker) => {
      for (const item of left) await work(item, worker);
    }),
  );
}
