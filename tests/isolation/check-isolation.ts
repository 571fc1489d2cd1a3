import {
  type AppInstanceEvent,
  type AttachedApp,
  type CallerKey,
  callers,
  createEmulator,
  type Emulator,
  type Seed,
  startPreview,
} from 'wix-emulator';
import config from '../../wix.config.json';
import { type Answer, HeaderOwners, problemWith } from './check-answer';
import { IsolationReport } from './isolation-report';
import { LateAnswers } from './late-answers';
import { Random } from './random';
import { instanceIdOf, instanceOf, keyOf } from './tenants';
import { type PlannedCall, planCall, statusFor } from './traffic';

/** How large a run is. */
export interface IsolationOptions {
  /** The app's folder, which has its build in `dist`. */
  readonly root: string;
  /** How many instances the app has. */
  readonly tenants: number;
  /** How many calls there are at least. */
  readonly calls: number;
}

/** How many calls are under way at a time. */
const LANES = 16;

/**
 * For how many calls a token is used again. The emulator forgets all but the latest ten thousand, and
 * each call needs up to three, most of which the app asks for.
 */
const TOKEN_CALLS = 1500;

/** A little more than the minute for which the app keeps an answer, in milliseconds. */
const PAST_TTL_MS = 61_000;

const TIMEOUT_MS = 60_000;

/** What the methods ask of Wix: an answer may be 502 because of it. All else fails without harm. */
const asked: ReadonlySet<string> = new Set(['get-app-instance', 'client-credentials']);

const changed: AppInstanceEvent = { type: 'PaidPlanChanged', data: { vendorProductId: 'Pro' } };
const removed: AppInstanceEvent = { type: 'AppRemoved', data: {} };

/** What the checks have to know of a tenant. */
interface Tenant {
  readonly number: number;
  /** How often the instance has changed. */
  current: number;
  /** The version after whose change the app has taken an event: nobody may see an older one. */
  told: number;
  isChanging: boolean;
  /** How often the app was removed from the site and added again: odd while it is removed. */
  removals: number;
}

/**
 * Sends calls of many tenants at the same time to the production worker, while their instances
 * change, time passes and Wix fails, and checks that nobody is told anything of another tenant, that
 * who may not call is refused, and that nobody sees the data from before an event after it.
 * @param options How large the run is. Its chances are the same in every run.
 */
export async function checkIsolation(options: IsolationOptions): Promise<IsolationReport> {
  const numbers = Array.from({ length: options.tenants }, (_, number) => number);
  const seed = (): Seed => ({
    instances: Object.fromEntries(numbers.map((it) => [keyOf(it), instanceOf(it, 0)])),
    callers,
  });
  const emulator = createEmulator({ appId: config.appId, seed });
  const late = new LateAnswers(emulator);
  // Wix gives up on an event after 1250 ms, which a busy machine may take.
  const patient: Emulator<Seed> = Object.create(late.emulator, {
    attachApp: {
      value: (app: AttachedApp) => emulator.attachApp({ ...app, eventTimeoutMs: TIMEOUT_MS }),
    },
  });
  const app = await startPreview({ root: options.root, emulator: patient, port: 0 });
  try {
    return await new Run(emulator, late, app.url, numbers).make(options.calls);
  } finally {
    await app.close();
  }
}

/** One run, with what it remembers. */
class Run {
  readonly #emulator: Emulator<Seed>;
  readonly #late: LateAnswers;
  readonly #url: string;
  readonly #tenants: readonly Tenant[];
  readonly #random = new Random(1);
  readonly #report = new IsolationReport();
  readonly #headerOwners = new HeaderOwners();
  readonly #tokens = new Map<string, string>();

  constructor(
    emulator: Emulator<Seed>,
    late: LateAnswers,
    url: string,
    numbers: readonly number[],
  ) {
    this.#emulator = emulator;
    this.#late = late;
    this.#url = url;
    this.#tenants = numbers.map((number) => ({
      number,
      current: 0,
      told: 0,
      isChanging: false,
      removals: 0,
    }));
  }

  async make(calls: number): Promise<IsolationReport> {
    const report = this.#report;
    this.#addFaults();
    const lane = async () => {
      while (report.calls < calls) await this.#step();
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const { entries } = this.#emulator.faults;
    const causes = entries.filter(({ operation }) => operation && asked.has(operation));
    report.failuresOfWix = causes.reduce((sum, { hits }) => sum + hits, 0);
    return report;
  }

  #addFaults(): void {
    const { faults } = this.#emulator;
    const operation = 'get-app-instance';
    faults.add({ kind: 'status', status: 503, operation, probability: 0.05, seed: 2 });
    faults.add({ kind: 'truncated', operation, probability: 0.01, seed: 3 });
    faults.add({ kind: 'status', status: 401, operation, probability: 0.01, seed: 5 });
    faults.add({ kind: 'reset', operation: 'client-credentials', probability: 0.01, seed: 4 });
    faults.add({
      kind: 'status',
      status: 500,
      operation: 'strip-bound-session',
      probability: 0.01,
    });
  }

  async #step(): Promise<void> {
    const call = planCall(this.#random, this.#tenants.length);
    if (this.#random.happens(1 / 800)) this.#emulator.clock.advance(PAST_TTL_MS);
    if (this.#random.happens(1 / 200)) await this.#remove(call);
    else if (this.#random.happens(1 / 50)) await this.#change(call);
    else await this.#call(call);
  }

  /** Changes the instance of the tenant who calls, with calls before, meanwhile and afterwards. */
  async #change(planned: PlannedCall): Promise<void> {
    const tenant = this.#tenantOf(planned);
    if (tenant.isChanging) return;
    tenant.isChanging = true;
    // Arguments of its own, so that the first call has nothing that was kept.
    const args = [`change ${tenant.current}`];
    const call = { ...planned, method: 'getInstance', as: 'visitor', args } as const;
    const before = this.#call(call);
    // The change often overtakes Wix's answer to that call; which may fail before there is one.
    await this.#late.next(tenant.number, before);
    tenant.current += 1;
    const { number, current } = tenant;
    this.#emulator.update(keyOf(number), () => instanceOf(number, current));
    const meanwhile = this.#call(call);
    const deliveries = await this.#emulator.events.send(keyOf(number), changed);
    const { changes } = this.#report;
    changes.made += 1;
    if (deliveries.some(({ state }) => state === 'delivered')) {
      changes.told += 1;
      tenant.told = current;
    }
    tenant.isChanging = false;
    await Promise.all([before, meanwhile, this.#call(call)]);
    await this.#call(call);
  }

  /** Removes the app from a site and adds it again, with calls meanwhile. */
  async #remove(planned: PlannedCall): Promise<void> {
    const tenant = this.#tenantOf(planned);
    if (tenant.isChanging) return;
    tenant.isChanging = true;
    const { number } = tenant;
    const call = { ...planned, method: 'getInstance', as: 'visitor', args: [] } as const;
    await this.#call(call);
    tenant.removals += 1;
    this.#emulator.update(keyOf(number), (it) => ({ ...it, installed: false }));
    const deliveries = await this.#emulator.events.send(keyOf(number), removed);
    if (deliveries.every(({ state }) => state === 'delivered')) {
      const { status } = await this.#send(call);
      if (status === 200) this.#report.problems.push(`Tenant ${number} is answered though removed`);
      this.#report.removals += 1;
    }
    tenant.current += 1;
    const { current } = tenant;
    this.#emulator.update(keyOf(number), () => instanceOf(number, current));
    tenant.told = current;
    tenant.removals += 1;
    tenant.isChanging = false;
    await this.#call(call);
  }

  async #call(call: PlannedCall): Promise<void> {
    const tenant = this.#tenantOf(call);
    const { removals } = tenant;
    // Without the cache, Wix's own word counts.
    const first = call.method === 'getInstance' ? tenant.told : tenant.current;
    const answer = await this.#send(call);
    const versions = [first, tenant.current] as const;
    const { status, headers } = answer;
    const mayBeRemoved = removals % 2 === 1 || tenant.removals !== removals;
    if (mayBeRemoved && (status === 404 || status === 502)) return;
    this.#report.count(status, headers.get('cache-status'));
    if (this.#report.calls % TOKEN_CALLS === 0) this.#tokens.clear();
    const problem =
      problemWith(answer, { ...call, status: statusFor(call), versions }) ??
      this.#headerOwners.problemWith(headers, call.tenant);
    if (problem !== undefined) {
      this.#report.problems.push(`The answer to ${JSON.stringify(call)} ${problem}`);
    }
  }

  async #send({ method, as, tenant, args, isNewToken }: PlannedCall): Promise<Answer> {
    const authorization = as === null ? undefined : this.#tokenFor(as, tenant, isNewToken);
    const response = await fetch(`${this.#url}/api/web-methods/backend/instance/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(args),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  }

  #tokenFor(as: CallerKey, tenant: number, isNew: boolean): string {
    const key = `${as} ${tenant}`;
    const seen = isNew ? undefined : this.#tokens.get(key);
    if (seen !== undefined) return seen;
    const token = this.#emulator.mintToken({
      ...callers[as].claims,
      instanceId: instanceIdOf(tenant),
    });
    this.#tokens.set(key, token);
    return token;
  }

  #tenantOf({ tenant }: PlannedCall): Tenant {
    const found = this.#tenants[tenant];
    if (!found) throw new RangeError(`There is no tenant ${tenant}.`);
    return found;
  }
}
