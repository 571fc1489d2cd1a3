import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RedisServer, startRedis } from '../support/redis/start-redis.js';
import {
  type AppProcess,
  type Bundle,
  buildServer,
  serveValues,
  startNode,
  startWorkers,
  type Values,
} from './processes.js';

/** The store fails for five seconds, or longer on a busy machine. */
const patience = { timeout: 60_000 };

let values: Values;
beforeAll(async () => {
  values = await serveValues();
});
afterAll(() => values?.close());

/** Reads until one process serves the result of the other. */
async function share(one: AppProcess, other: AppProcess, instanceId: string): Promise<void> {
  const isShared = async () => {
    await one.call(instanceId, 'read');
    return (await other.call(instanceId, 'read')).isHit;
  };
  await expect.poll(isShared, patience).toBe(true);
}

/** Invalidates the results of an instance until the store has that. */
async function drop(process: AppProcess, instanceId: string, tag?: string): Promise<void> {
  const isDone = async () =>
    (await process.call(instanceId, 'drop', tag === undefined ? [] : [tag])).body;
  await expect.poll(isDone, patience).toBe(true);
}

/** Returns the version that a process serves to an instance. */
async function versionOf(process: AppProcess, instanceId: string): Promise<number> {
  const { status, body } = await process.call(instanceId, 'read');
  expect(status).toBe(200);
  expect(body).toEqual({ instanceId, version: expect.any(Number) });
  return Object(body).version;
}

function testInvalidation(name: string, processes: () => readonly [AppProcess, AppProcess]) {
  test.each([['value'], [undefined]])(
    `${name}: invalidate() with the tag %s in one process is seen by the other`,
    async (tag) => {
      const [one, other] = processes();
      const instanceId = `${name} ${tag}`;
      await share(one, other, instanceId);
      values.versions.set(instanceId, 1);
      expect(await versionOf(other, instanceId)).toBe(0);
      await drop(one, instanceId, tag);
      expect(await versionOf(other, instanceId)).toBe(1);
      expect(await versionOf(one, instanceId)).toBe(1);
    },
  );
}

describe('two Node processes with one Redis', () => {
  const INSTANCES = 50;
  const OPERATIONS = 10_000;
  const CONCURRENT = 20;

  let redis: RedisServer;
  let bundle: Bundle;
  const processes: AppProcess[] = [];
  const both = (): [AppProcess, AppProcess] => {
    const [one, other] = processes;
    if (!one || !other) throw new Error('The processes have not started.');
    return [one, other];
  };

  beforeAll(async () => {
    redis = await startRedis();
    bundle = await buildServer('node.ts', 'redis-store.ts');
    const env = { REDIS_URL: redis.socket, VALUES_URL: values.url };
    for (let number = 0; number < 2; number += 1) processes.push(await startNode(bundle, env));
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await redis?.remove();
    await bundle?.remove();
  });

  testInvalidation('two Node processes with one Redis', both);

  test('in 10,000 random reads, writes and invalidations, no process serves a result from before an acknowledged invalidation, or of another instance', async () => {
    const random = randomNumbers(22);
    /** The version of each instance whose invalidation the store has acknowledged. */
    const acknowledged = new Map<string, number>();
    let hits = 0;

    const read = async (process: AppProcess, instanceId: string) => {
      const oldest = acknowledged.get(instanceId) ?? 0;
      const { status, body, isHit } = await process.call(instanceId, 'read');
      expect({ status, ...Object(body) }).toMatchObject({ status: 200, instanceId });
      expect(Object(body).version).toBeGreaterThanOrEqual(oldest);
      if (isHit) hits += 1;
    };
    const invalidate = async (process: AppProcess, instanceId: string, args: string[]) => {
      const version = values.versions.get(instanceId) ?? 0;
      const { body } = await process.call(instanceId, 'drop', args);
      const known = acknowledged.get(instanceId) ?? 0;
      if (body === true) acknowledged.set(instanceId, Math.max(known, version));
    };
    const operate = async () => {
      // Some instances get most of the operations, so that many of them are concurrent.
      const instanceId = `instance ${Math.floor(random() ** 3 * INSTANCES)}`;
      const process = both()[random() < 0.5 ? 0 : 1];
      const choice = random();
      if (choice < 0.8) return read(process, instanceId);
      if (choice < 0.95) {
        values.versions.set(instanceId, (values.versions.get(instanceId) ?? 0) + 1);
      }
      return invalidate(process, instanceId, random() < 0.5 ? [] : ['value']);
    };

    let left = OPERATIONS;
    const work = async () => {
      for (; left > 0; left -= 1) await operate();
    };
    await Promise.all(Array.from({ length: CONCURRENT }, work));
    // Otherwise the store was not tested.
    expect(hits).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(0);
  }, 600_000);

  test('calls go on while Redis hangs, while it is down, and after it is back without its data', async () => {
    const [one, other] = both();
    const instanceId = 'failing';
    const failures = () => one.log.filter((line) => line.includes('cacheStore failed')).length;
    const callOften = async () => {
      const before = failures();
      for (let calls = 0; calls < 200; calls += 1) {
        values.versions.set(instanceId, calls);
        expect(await versionOf(one, instanceId)).toBe(calls);
      }
      // The pause after an earlier failure may have spared all of these calls.
      const callAgain = () => one.call(instanceId, 'read').then(failures);
      await expect.poll(callAgain, patience).toBeGreaterThan(before);
    };
    await share(one, other, instanceId);

    redis.suspend();
    await callOften();
    redis.resume();
    await share(one, other, instanceId);

    await redis.kill();
    await callOften();
    const { status, body } = await one.call(instanceId, 'drop');
    expect({ status, body }).toEqual({ status: 200, body: false });
    await redis.restart();
    await share(one, other, instanceId);
    expect(one.log.filter((line) => !line.includes('wix-astro-web-methods: '))).toEqual([]);
  });
});

describe('two workers with one KV', () => {
  let bundle: Bundle;
  let workers: readonly [AppProcess, AppProcess];

  beforeAll(async () => {
    bundle = await buildServer('worker.ts', 'kv-store.ts');
    workers = await startWorkers(bundle, { VALUES_URL: values.url });
  });
  afterAll(async () => {
    await workers?.[0].stop();
    await bundle?.remove();
  });

  // Miniflare's KV is consistent at once. Cloudflare's may take a minute.
  testInvalidation('two workers with one KV', () => workers);
});

/** Returns a function that returns the same random numbers in every run: a linear generator. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
