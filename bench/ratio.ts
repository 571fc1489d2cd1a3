/** The ratios of all rounds. */
export interface Ratio {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Divides the results of each round. */
export function divide(dividends: readonly number[], divisors: readonly number[]): number[] {
  return dividends.map((dividend, index) => dividend / (divisors[index] ?? Number.NaN));
}

/** Summarizes the ratios of all rounds. */
export function ratio(values: readonly number[]): Ratio {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: rounded(median(sorted)),
    min: rounded(sorted.at(0) ?? Number.NaN),
    max: rounded(sorted.at(-1) ?? Number.NaN),
  };
}

/** Returns the value in the middle, or the mean of the two there. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
}

/** Rounds to three decimals. */
export function rounded(value: number): number {
  return Number(value.toFixed(3));
}
