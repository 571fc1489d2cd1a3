/** How often a plan can be paid for. */
export const billingCycles = [
  'MONTHLY',
  'YEARLY',
  'TWO_YEARS',
  'THREE_YEARS',
  'FOUR_YEARS',
  'FIVE_YEARS',
  'ONE_TIME',
] as const;

/** How often a plan is paid for. */
export type BillingCycle = (typeof billingCycles)[number];

/** Whether a plan with a billing cycle is renewed: it is neither paid once nor free. */
export function isRecurring(cycle: string | undefined): boolean {
  return cycle !== 'ONE_TIME' && billingCycles.some((one) => one === cycle);
}
