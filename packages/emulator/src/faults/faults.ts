import { randomUUID } from 'node:crypto';
import { isBackground, type OperationId } from '../wix/operations.js';
import type { Fault, FaultEffect, FaultRule } from './fault.js';
import { readFaultRule } from './fault-rule.js';
import { seededRandom } from './seeded-random.js';

/** A fault with its own stream of chances. */
interface ActiveFault {
  readonly fault: Fault;
  readonly random: () => number;
}

/** The faults of one emulator. */
export class Faults {
  readonly #onChange: () => void;
  #active: readonly ActiveFault[] = [];

  /** @param onChange is told of every change. */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange;
  }

  /** Those that are in force, oldest first. */
  get entries(): readonly Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /**
   * Puts a fault in force.
   * @throws {RangeError} whose message names the field that is wrong.
   */
  add(rule: FaultRule): Fault {
    const fault: Fault = { ...readFaultRule(rule), id: randomUUID(), hits: 0 };
    this.#change([...this.#active, { fault, random: seededRandom(fault.seed ?? 1) }]);
    return fault;
  }

  /**
   * Ends a fault.
   * @returns whether there was one with this id.
   */
  remove(id: string): boolean {
    const left = this.#active.filter(({ fault }) => fault.id !== id);
    const isFound = left.length < this.#active.length;
    if (isFound) this.#change(left);
    return isFound;
  }

  /** Ends every fault. */
  clear(): void {
    if (this.#active.length > 0) this.#change([]);
  }

  /**
   * Decides what goes wrong with a call, which counts as a hit. Of several faults the oldest wins.
   * @param operation what the call asks for; `undefined` if the emulator does not answer it.
   */
  strike(operation: OperationId | undefined): FaultEffect | undefined {
    if (operation === undefined) return undefined;
    // Each draws a chance, whoever wins: so one fault never shifts the calls that another one hits.
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

function aimsAt(fault: Fault, operation: OperationId): boolean {
  return fault.operation === undefined ? !isBackground(operation) : fault.operation === operation;
}
