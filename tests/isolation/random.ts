/** Chances that are the same in every run with the same seed. */
export class Random {
  #state: number;

  /** @param seed A whole number from 0 to 2 ** 32 - 1. */
  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number {
    return Math.floor(this.#next() * end);
  }

  /** Whether something happens that does so with this probability, from 0 to 1. */
  happens(probability: number): boolean {
    return this.#next() < probability;
  }

  /** One of a list, each with the same chance. */
  oneOf<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** The next number from 0 up to, and without, 1, by the generator mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }
}
