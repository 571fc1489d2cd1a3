import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { invalidInput } from '../../util/emulator-error.js';
import { parseInput } from '../../util/parse-input.js';
import { isBackground, type OperationId } from '../operations/operations.js';
import { type Fault, type FaultRule, faultRuleSchema, MAX_FAULTS } from './fault.js';

/** A fault with its own stream of random numbers. */
interface ActiveFault {
  readonly fault: Fault;
  readonly random: () => number;
}

/** The faults of one emulator. */
export class Faults {
  readonly #onChange: () => void;
  #active: readonly ActiveFault[] = [];
  #holding = createHolding();

  /** @param onChange Called on every change. */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange;
  }

  /** The faults in force, oldest first. */
  get entries(): readonly Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /**
   * Puts a fault in force.
   * @throws {EmulatorError} If a field is wrong, which the message names.
   * @throws {EmulatorError} If 1000 faults are already in force.
   */
  add(rule: FaultRule): Fault {
    if (this.#active.length === MAX_FAULTS) {
      throw invalidInput(`At most ${MAX_FAULTS} faults can be active. Remove some first.`);
    }
    const fault: Fault = {
      ...parseInput(faultRuleSchema, rule, 'The fault'),
      id: randomUUID(),
      hits: 0,
    };
    this.#change([...this.#active, { fault, random: seededRandom(fault.seed ?? 1) }]);
    return fault;
  }

  /**
   * Ends a fault.
   * @returns Whether there was one with this id.
   */
  remove(id: string): boolean {
    const left = this.#active.filter(({ fault }) => fault.id !== id);
    const isFound = left.length < this.#active.length;
    if (isFound) this.#change(left);
    return isFound;
  }

  /** Aborts at the next `clear`, to end the wait of delayed and hanging requests. */
  get cleared(): AbortSignal {
    return this.#holding.signal;
  }

  /** Ends every fault. Hanging requests are reset, and delayed requests are answered at once. */
  clear(): void {
    this.#holding.abort();
    this.#holding = createHolding();
    if (this.#active.length > 0) this.#change([]);
  }

  /**
   * Returns the fault that hits a request, and counts the hit. Of several faults, the oldest wins.
   * @param operation The operation of the request; `undefined` if an own answer is sent, which only
   *   faults without an operation hit.
   */
  strike(operation: OperationId | undefined): FaultRule | undefined {
    // Every fault draws a random number, even if another one wins. Otherwise, one fault would
    // change which requests the others hit.
    const striking = this.#active.filter(
      ({ fault, random }) => aimsAt(fault, operation) && random() < (fault.probability ?? 1),
    );
    const [winner] = striking;
    if (!winner) return undefined;
    const { fault } = winner;
    const hit = { ...winner, fault: { ...fault, hits: fault.hits + 1 } };
    const isOver = hit.fault.hits === fault.count;
    this.#change(
      this.#active.flatMap((other) => (other !== winner ? [other] : isOver ? [] : [hit])),
    );
    return fault;
  }

  #change(active: readonly ActiveFault[]): void {
    this.#active = active;
    this.#onChange();
  }
}

function createHolding(): AbortController {
  const holding = new AbortController();
  // Any number of requests can hang at the same time.
  setMaxListeners(0, holding.signal);
  return holding;
}

function aimsAt(fault: Fault, operation: OperationId | undefined): boolean {
  if (fault.operation !== undefined) return fault.operation === operation;
  return operation === undefined || !isBackground(operation);
}

/**
 * Creates a stream of pseudo-random numbers that depends only on its seed. The algorithm is
 * Mulberry32, whose whole state is one 32-bit number.
 * @returns A function that returns the next number, from 0 up to 1.
 */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
