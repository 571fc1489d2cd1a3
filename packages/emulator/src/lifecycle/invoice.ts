import { randomInt } from 'node:crypto';

/** The id of a new invoice: ten digits, as Wix has them. */
export function newInvoiceId(): string {
  return String(randomInt(1_000_000_000, 10_000_000_000));
}
