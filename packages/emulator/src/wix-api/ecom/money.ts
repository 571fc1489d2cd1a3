import type { AppInstance } from '../../model/instances/instance-schema.js';

/** An amount with its text for people, as a cart and a checkout have it. */
export interface Price {
  readonly amount: string;
  readonly convertedAmount: string;
  readonly formattedAmount: string;
  readonly formattedConvertedAmount: string;
}

/** The currency of a site. Amounts are in its smallest unit, such as cents, to add up exactly. */
export class Money {
  /** The currency's code, for example `USD`. */
  readonly currency: string;
  readonly #format: Intl.NumberFormat;
  readonly #digits: number;

  /** @param site The site, whose language decides how amounts are formatted. */
  constructor({ paymentCurrency = 'USD', locale = 'en' }: AppInstance['site']) {
    this.currency = /^[A-Z]{3}$/.test(paymentCurrency) ? paymentCurrency : 'USD';
    const [language = 'en'] = Intl.NumberFormat.supportedLocalesOf(languages(locale));
    this.#format = new Intl.NumberFormat(language, { style: 'currency', currency: this.currency });
    this.#digits = this.#format.resolvedOptions().maximumFractionDigits ?? 2;
  }

  /** Reads an amount such as `9.5`; 0 if the value is none. */
  parse(value: unknown): number {
    const amount = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
    return Number.isFinite(amount) ? Math.round(amount * 10 ** this.#digits) : 0;
  }

  /** Describes an amount. */
  price(units: number): Price {
    const value = units / 10 ** this.#digits;
    const amount = value.toFixed(this.#digits);
    const formattedAmount = this.#format.format(value);
    return {
      amount,
      convertedAmount: amount,
      formattedAmount,
      formattedConvertedAmount: formattedAmount,
    };
  }
}

/** A seed may have any text as its locale. */
function languages(locale: string): string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    return [];
  }
}
