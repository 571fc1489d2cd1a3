/**
 * Creates a stream of pseudo-random numbers that depends only on its seed. The algorithm is
 * Mulberry32, whose whole state is one 32-bit number.
 * @param seed A whole number of 32 bits.
 * @returns A function that returns the next number, from 0 up to 1.
 */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
