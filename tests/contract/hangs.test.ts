import { setInterval, setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorBody, namedRuntimes, type Runtime, runtimes } from './runtime.js';
import { send } from './send.js';

/** A call that something keeps from ending, and how it ends all the same. */
interface Hang {
  what: string;
  call(runtime: Runtime, silence: Silence): Promise<{ status: number | undefined; text: string }>;
  status: number;
  code: string;
  /** When it has ended at the latest. */
  seconds: number;
  /** Whether it hangs in production only. */
  isOfProduction?: boolean;
}

/** How many questions about a token Wix answers before it goes silent. */
type Silence = Map<string, number>;

const anyone = 'backend/methods/anyone';
const timeout = { status: 504, code: 'TIMEOUT' };
// In development Astro reads a body to its end before anything of the app runs.
const brokenOff = { status: 400, code: 'BAD_REQUEST', seconds: 30, isOfProduction: true };

const hangs: readonly Hang[] = [
  {
    what: 'Wix never says whose token it is',
    call: ({ app }, silence) => {
      const token = app.token('visitor');
      silence.set(token, 0);
      return app.call(anyone, { token });
    },
    ...timeout,
    seconds: 10,
  },
  {
    what: 'Wix never answers its own middleware',
    call: ({ app }, silence) => {
      const token = app.token('visitor');
      silence.set(token, 1);
      return app.call(anyone, { token });
    },
    ...timeout,
    seconds: 30,
  },
  {
    what: 'Wix never answers the method',
    call: ({ app }) => app.call('backend/methods/elevatedInstanceId'),
    ...timeout,
    seconds: 30,
  },
  {
    what: 'the method never returns',
    call: ({ app }) => app.call('backend/methods/hang'),
    ...timeout,
    seconds: 30,
  },
  {
    what: 'a body is shorter than its content-length',
    call: (runtime) =>
      send(runtime, { headers: { 'content-length': 100 }, body: (write) => write('[') }),
    ...brokenOff,
  },
  {
    what: 'a body without a length stops in the middle',
    call: (runtime) => send(runtime, { body: (write) => write('[') }),
    ...brokenOff,
  },
  {
    what: 'a body trickles for ever',
    call: async (runtime) => {
      const end = new AbortController();
      const trickle = async (write: (chunk: string) => void) => {
        for await (const _ of setInterval(200, undefined, { signal: end.signal })) write(' ');
      };
      try {
        return await send(runtime, { body: (write) => void trickle(write).catch(() => {}) });
      } finally {
        end.abort();
      }
    },
    ...brokenOff,
  },
];

/** Longer than any call may take, so that one that hangs fails its own test only. */
const PATIENCE_MS = 40_000;

function hangsOn({ isDev }: Runtime): Hang[] {
  return hangs.filter(({ isOfProduction = false }) => !(isDev && isOfProduction));
}

/** What came of a call, and after how long. */
async function outcomeOf(call: ReturnType<Hang['call']>) {
  const started = performance.now();
  const answer = await Promise.race([
    call.catch((error: unknown) => ({ status: undefined, text: String(error) })),
    setTimeout(PATIENCE_MS, { status: undefined, text: 'No answer came.' }, { ref: false }),
  ]);
  return { ...answer, seconds: (performance.now() - started) / 1000 };
}

type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

/** Answers nothing, until whoever asks gives up. */
function never({ signal }: Request): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Makes Wix silent about some tokens, and about the app's installation. */
function silenceWix({ app }: Runtime): Silence {
  const answersLeft: Silence = new Map();
  app.faults.set('/apps/v1/instance', never);
  app.faults.set('/oauth2/token-info', async (request) => {
    const { token } = await request.json();
    const left = answersLeft.get(token);
    if (left === 0) return never(request);
    if (left !== undefined) answersLeft.set(token, left - 1);
    return undefined;
  });
  return answersLeft;
}

/** No call waits for ever, whoever does not answer. All of them are made at once, as they take their time. */
export function hangCases(): void {
  describe('nothing hangs', () => {
    const outcomes = new Map<string, Outcome>();
    const meanwhile: Outcome[] = [];

    beforeAll(async () => {
      const calls = runtimes.flatMap((runtime) => {
        runtime.app.reset();
        const silence = silenceWix(runtime);
        return hangsOn(runtime).map(async ({ what, call }) => {
          outcomes.set(`${runtime.name}: ${what}`, await outcomeOf(call(runtime, silence)));
        });
      });
      const end = new AbortController();
      const others = (async () => {
        for await (const _ of setInterval(1000, undefined, { signal: end.signal })) {
          for (const { app } of runtimes) meanwhile.push(await outcomeOf(app.call(anyone)));
        }
      })().catch(() => {});
      await Promise.all(calls);
      end.abort();
      await others;
    });

    describe.each(namedRuntimes)('on %s', (name, runtime) => {
      const cases = hangsOn(runtime).map((hang) => [hang.what, hang.status, hang] as const);
      test.each(cases)('%s: %i in time', (what, status, { code, seconds }) => {
        const outcome = outcomes.get(`${name}: ${what}`);
        expect(outcome).toMatchObject({ status });
        expect(JSON.parse(outcome?.text ?? '')).toMatchObject(errorBody(code));
        expect(outcome?.seconds).toBeLessThan(seconds + 5);
      });
    });

    test('the servers go on serving meanwhile', () => {
      expect(meanwhile.length).toBeGreaterThan(20);
      for (const { status, seconds } of meanwhile) {
        expect(status).toBe(200);
        expect(seconds).toBeLessThan(3);
      }
    });
  });
}
