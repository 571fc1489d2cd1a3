import { decodeJwt, importSPKI, jwtVerify } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import type { AppInstanceEvent } from '../model/events.js';
import { EmulatorError } from '../util/emulator-error.js';
import { type Emulator, setup, statuses } from './deliveries.harness.js';

// The emulator keeps the computer's clock from its start, so the fake one must be there before.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));

// The next attempt waits for the answer to the one before, however long that takes.
vi.mock('node:timers/promises', () => ({ setTimeout: () => new Promise(() => {}) }));

const minute = 60 * 1000;
const hour = 60 * minute;
const day = 24 * hour;

const installed: AppInstanceEvent = { type: 'AppInstalled', data: { appId: 'an app' } };

/** The waits of Wix's resend policy. */
const waits = [1, 10, 60, 120, 120, 120, 240, 240, 240, 480, 480, 720].map((n) => n * minute);

/** Moves the clock so far that the rest of the time passes by itself. */
async function advanceAlmostTo({ clock, events }: Emulator, time: string | null | undefined) {
  clock.advance(Date.parse(time ?? '') - clock.now() - 300);
  await events.settled();
}

describe('`emulator.events.send()`', () => {
  test('events.send() posts a signed event to each extension that subscribes to it', async () => {
    const { emulator, posts } = await setup();
    const { instanceId } = emulator.instances.premium.instance;
    emulator.clock.advance(day);
    const deliveries = await emulator.events.send('premium', installed);
    expect(deliveries).toMatchObject(
      ['/first', '//second'].map((path) => ({
        type: 'AppInstalled',
        instanceId,
        data: { appId: 'an app' },
        path,
        state: 'delivered',
        attempts: [{ status: 200 }],
      })),
    );
    expect(emulator.events.entries).toEqual(deliveries);
    expect(posts.map(({ path }) => path).sort()).toEqual(['//second', '/first']);
    const [{ body = '', contentType } = {}] = posts;
    expect(contentType).toBe('application/jwt');

    const pem = Buffer.from(emulator.env.WIX_CLIENT_PUBLIC_KEY, 'base64').toString();
    const { payload } = await jwtVerify(body, await importSPKI(pem, 'RS256'), {
      algorithms: ['RS256'],
      currentDate: new Date(emulator.clock.now()),
    });
    expect(Object.keys(payload).sort()).toEqual(['data', 'exp', 'iat']);
    expect(payload.iat).toBe(Math.floor(emulator.clock.now() / 1000));
    const event = JSON.parse(String(payload.data));
    expect(event).toEqual({
      eventType: 'AppInstalled',
      instanceId,
      data: '{"appId":"an app"}',
      identity: JSON.stringify({
        identityType: 'WIX_USER',
        wixUserId: emulator.callers.owner.claims.subjectId,
      }),
    });
  });

  test('events.send() posts nothing if no extension subscribes to the event', async () => {
    const { emulator, posts } = await setup();
    expect(await emulator.events.send('premium', { type: 'AppRemoved', data: {} })).toEqual([]);
    expect(posts).toEqual([]);
  });

  test('events.send() refuses an unknown instance, and requires a running app', async () => {
    const { emulator, detach } = await setup();
    await expect(emulator.events.send('nobody', installed)).rejects.toThrow(
      /Unknown instance "nobody"/,
    );
    detach();
    await expect(emulator.events.send('premium', installed)).rejects.toThrow(EmulatorError);
    expect(emulator.events.entries).toEqual([]);
  });
});

describe('a failed delivery', () => {
  test.each([201, 204, 302, 404, 500])(
    'a delivery that fails with status %i is scheduled for a retry a minute later',
    async (status) => {
      const { emulator } = await setup(() => status);
      const before = emulator.clock.now();
      const [delivery] = await emulator.events.send('premium', installed);
      expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status }] });
      expect(Date.parse(delivery?.nextAttempt ?? '') - before).toBe(minute);
    },
  );

  test('a delivery fails after 1250 ms without an answer', async () => {
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    const { emulator, url } = await setup(() => {
      limit.abort();
      return new Promise(() => {});
    });
    emulator.attachApp({ url, methods: async () => [] });
    const [delivery] = await emulator.events.send('premium', installed);
    expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status: 0 }] });
    expect(timeout.mock.calls).toEqual([[1250], [1250]]);
    timeout.mockRestore();
  });

  test('a failed delivery is retried on Wix’s schedule as the clock moves, and then given up', async () => {
    const { emulator, posts } = await setup(({ path }) => (path === '/first' ? 500 : 200));
    await emulator.events.send('premium', installed);
    for (const [index, wait] of waits.entries()) {
      emulator.clock.advance(wait - 5000);
      await emulator.events.settled();
      expect(posts).toHaveLength(2 + index);
      emulator.clock.advance(5000);
      await emulator.events.settled();
      expect(posts).toHaveLength(3 + index);
    }
    const failed = ['failed', ...Array(13).fill(500)];
    expect(statuses(emulator, '/first')).toEqual([failed]);
    expect(statuses(emulator, '//second')).toEqual([['delivered', 200]]);
    emulator.clock.advance(30 * day);
    await emulator.events.settled();
    expect(statuses(emulator, '/first')).toEqual([failed]);
  });

  test('a failed delivery gets all of its retries when the clock jumps, with new signatures', async () => {
    const { emulator, posts } = await setup(() => 500);
    await emulator.events.send('premium', installed);
    emulator.clock.advance(2 * day);
    await emulator.events.settled();
    expect(statuses(emulator, '/first')).toEqual([['failed', ...Array(13).fill(500)]]);
    const { exp = 0 } = decodeJwt(posts.at(-1)?.body ?? '');
    expect(exp * 1000).toBeGreaterThan(emulator.clock.now());
  });

  test('a failed delivery ends when the app accepts a retry', async () => {
    let failures = 2;
    const { emulator } = await setup(({ path }) => {
      if (path !== '/first') return 200;
      failures -= 1;
      return failures < 0 ? 200 : 503;
    });
    await emulator.events.send('premium', installed);
    emulator.clock.advance(2 * day);
    await emulator.events.settled();
    expect(statuses(emulator, '/first')).toEqual([['delivered', 503, 503, 200]]);
  });

  test('a failed delivery is retried when real time reaches the next attempt', async () => {
    let status = 500;
    const { emulator } = await setup(() => status);
    const [delivery] = await emulator.events.send('premium', installed);
    status = 200;
    await advanceAlmostTo(emulator, delivery?.nextAttempt);
    expect(statuses(emulator, '/first')).toEqual([['retrying', 500]]);
    vi.advanceTimersByTime(300);
    await expect.poll(() => statuses(emulator, '/first')).toEqual([['delivered', 500, 200]]);
  });

  test('failed deliveries are retried in the order in which they are due', async () => {
    const { emulator, posts } = await setup(() => 500);
    await emulator.events.send('premium', {
      type: 'PlanConvertedToPaid',
      data: { vendorProductId: '1' },
    });
    emulator.clock.advance(5000);
    await emulator.events.send('premium', {
      type: 'PlanConvertedToPaid',
      data: { vendorProductId: '2' },
    });
    posts.splice(0);
    emulator.clock.advance(20 * minute);
    await emulator.events.settled();
    const order = posts.map(({ body }) =>
      JSON.parse(JSON.parse(String(decodeJwt(body).data)).data),
    );
    expect(order.map(({ vendorProductId }) => vendorProductId)).toEqual(['1', '2', '1', '2']);
  });
});

describe('pending retries', () => {
  test('events.clear() and emulator.reset() drop pending retries', async () => {
    for (const forget of [(e: Emulator) => e.events.clear(), (e: Emulator) => e.reset()]) {
      const { emulator, posts } = await setup(() => 500);
      await emulator.events.send('premium', installed);
      forget(emulator);
      expect(emulator.events.entries).toEqual([]);
      emulator.clock.advance(day);
      await emulator.events.settled();
      expect(posts).toHaveLength(2);
    }
  });

  test('pending retries are dropped when the app stops', async () => {
    const { emulator, posts, detach } = await setup(() => 500);
    await emulator.events.send('premium', installed);
    detach();
    expect(statuses(emulator, '/first')).toEqual([['failed', 500]]);
    emulator.clock.advance(day);
    await emulator.events.settled();
    expect(posts).toHaveLength(2);
  });
});

describe('the passing of time', () => {
  test('moving the clock sends the events that became due, and their retries', async () => {
    const { emulator } = await setup(() => 500);
    emulator.clock.advance(10 * day + 5 * minute);
    await emulator.events.settled();
    expect(statuses(emulator, '/converted')).toEqual([['retrying', 500, 500]]);
    const [{ instanceId, data } = {}] = emulator.events.entries;
    expect(instanceId).toBe(emulator.instances.trial.instance.instanceId);
    expect(data).toMatchObject({ vendorProductId: 'Pro', operationTimeStamp: expect.any(String) });
  });

  test('an event is sent when real time reaches the end of a trial', async () => {
    const { emulator } = await setup();
    await advanceAlmostTo(emulator, emulator.instances.trial.instance.billing?.expirationDate);
    expect(statuses(emulator, '/converted')).toEqual([]);
    vi.advanceTimersByTime(300);
    await expect.poll(() => statuses(emulator, '/converted')).toEqual([['delivered', 200]]);
    expect(emulator.instances.trial.instance.billing?.freeTrialInfo?.status).toBe('ENDED');
  });

  test('emulator.reset() drops the events that a move of the clock has caused', async () => {
    const { emulator, posts } = await setup();
    emulator.clock.advance(10 * day);
    emulator.reset();
    await emulator.events.settled();
    expect(posts).toEqual([]);
    expect(emulator.instances.trial.instance.billing?.freeTrialInfo?.status).toBe('IN_PROGRESS');
  });
});

test('a delivery notifies the change listeners with the topic `events`', async () => {
  const { emulator } = await setup();
  const topics: string[] = [];
  emulator.onChange((topic) => topics.push(topic));
  await emulator.events.send('premium', installed);
  expect(new Set(topics)).toEqual(new Set(['events']));
});
