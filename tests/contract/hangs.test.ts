import { setInterval } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { errorBody, type Runtime, startRuntime } from './runtime.js';
import { send } from './send.js';

/** A call that something keeps from ending, and how it ends all the same. */
interface Hang {
  what: string;
  call(runtime: Runtime, silence: Silence): Promise<Outcome>;
  status: number;
  code: string;
  /** Whether it hangs in production only. */
  isOfProduction?: boolean;
}

interface Outcome {
  status: number | undefined;
  text: string;
}

/** The tokens about which Wix says nothing. */
type Silence = Set<string>;

const anyone = 'backend/methods/anyone';
const timeout = { status: 504, code: 'TIMEOUT' };
// In development Astro reads a body to its end before anything of the app runs.
const brokenOff = { status: 400, code: 'BAD_REQUEST', isOfProduction: true };

const hangs: readonly Hang[] = [
  {
    what: 'Wix never tells whose token it is',
    call: ({ app }, silence) => {
      const token = app.token('visitor');
      silence.add(token);
      return app.call(anyone, { token });
    },
    ...timeout,
  },
  {
    what: 'Wix never grants the method a token',
    call: ({ app }) => {
      app.emulator.faults.add({ kind: 'hang', operation: 'client-credentials', count: 1 });
      return app.call('backend/methods/elevatedInstanceId', { instance: 'free' });
    },
    ...timeout,
  },
  {
    what: 'Wix never answers the method',
    call: ({ app }) => app.call('backend/methods/elevatedInstanceId'),
    ...timeout,
  },
  {
    what: 'the method never returns',
    call: ({ app }) => app.call('backend/methods/hang'),
    ...timeout,
  },
  {
    what: 'the body is shorter than its content-length',
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
    what: 'the body trickles for ever',
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

/** Answers nothing, until the caller gives up. */
function never({ signal }: Request): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Makes Wix silent about some tokens, and about the app's instance. */
function silenceWix({ app }: Runtime): Silence {
  const silence: Silence = new Set();
  app.faults.set('/apps/v1/instance', never);
  app.faults.set('/oauth2/token-info', async (request) => {
    const { token } = await request.json();
    return silence.has(token) ? never(request) : undefined;
  });
  return silence;
}

// A reset would let Wix answer the calls that hang.
const runtime = startRuntime({ reset: false });

const cases = hangs.filter(({ isOfProduction }) => !(runtime.isDev && isOfProduction));

/** What comes of each call, by what keeps it from ending. */
const outcomes = new Map<string, Promise<Outcome>>();
/** The calls that have not ended. */
const pending = new Set<string>();

// All at once, as each of them takes its time.
beforeAll(() => {
  const silence = silenceWix(runtime);
  for (const { what, call } of cases) {
    pending.add(what);
    const outcome = call(runtime, silence).finally(() => pending.delete(what));
    // The test that reads the outcome reports a failure.
    outcome.catch(() => {});
    outcomes.set(what, outcome);
  }
});

test('the server answers other calls while some calls hang', async () => {
  expect(pending.size).toBeGreaterThan(0);
  for await (const _ of setInterval(1000)) {
    expect(await runtime.app.call(anyone)).toMatchObject({ status: 200 });
    if (pending.size === 0) break;
  }
});

test.each(cases.map(({ what, status, code }) => [what, status, code] as const))(
  'if %s, the call ends with %i %s',
  async (what, status, code) => {
    const outcome = await outcomes.get(what);
    expect(outcome).toMatchObject({ status });
    expect(JSON.parse(outcome?.text ?? '')).toMatchObject(errorBody(code));
  },
);
