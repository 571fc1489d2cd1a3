/** The price for a parcel. */
export function shippingPrice(weightInGrams: number, country = 'US'): number {
  const base = country === 'US' ? 5 : 12;
  return base + Math.ceil(weightInGrams / 500) * 2;
}

/** A title as part of a URL. */
export function slugify(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
