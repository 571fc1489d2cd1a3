import type { RefObject } from 'react';

interface JsonRegionProps {
  /** What the JSON is about, for a screen reader. */
  label: string;
  value: unknown;
  /** Gets the element that scrolls. */
  region: RefObject<HTMLElement>;
  /** Gets the element that has the JSON as its text. */
  source: RefObject<HTMLPreElement>;
}

/** A value as JSON, from left to right in every language, which the keyboard can scroll. */
export function JsonRegion({ label, value, region, source }: JsonRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section ref={region} className="json" dir="ltr" aria-label={label} tabIndex={0}>
      <pre ref={source}>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
