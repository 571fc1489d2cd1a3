import { setTimeout } from 'node:timers/promises';
import type { Emulator, Seed } from 'wix-emulator';
import { Random } from './random';
import { tenantsIn } from './tenants';

/** How late a late answer is at most, in milliseconds: longer than a change and its event take. */
const MAX_LATE_MS = 60;

/** Has Wix's answers about instances come late now and then, so that changes overtake them. */
export class LateAnswers {
  /** The emulator to start the app with. */
  readonly emulator: Emulator<Seed>;
  readonly #random = new Random(2);
  readonly #waiting = new Map<number, () => void>();

  /** @param emulator Answers the app's calls. */
  constructor(emulator: Emulator<Seed>) {
    const fetch = (request: Request) => this.#fetch(emulator, request);
    this.emulator = Object.create(emulator, { fetch: { value: fetch } });
  }

  /**
   * Waits until Wix has answered about an instance, and the answer is on its way.
   * @param tenant The tenant's number, for whom nobody else waits.
   * @param call The call for which Wix is asked: once it has ended, nothing is waited for.
   */
  async next(tenant: number, call: Promise<unknown>): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#waiting.set(tenant, resolve);
    });
    try {
      await Promise.race([answered, call]);
    } finally {
      this.#waiting.delete(tenant);
    }
  }

  async #fetch(emulator: Emulator<Seed>, request: Request): Promise<Response> {
    const answer = await emulator.fetch(request);
    if (new URL(request.url).pathname !== '/apps/v1/instance') return answer;
    for (const tenant of await tenantsOf(answer.clone())) {
      this.#waiting.get(tenant)?.();
    }
    if (this.#random.happens(0.3)) await setTimeout(this.#random.below(MAX_LATE_MS));
    return answer;
  }
}

async function tenantsOf(answer: Response): Promise<ReadonlySet<number>> {
  // A fault may have cut it off.
  return tenantsIn(await answer.text().catch(() => ''));
}
