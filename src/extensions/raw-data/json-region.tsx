import type { RefObject } from 'react';

interface JsonRegionProps {
  /** The name of the JSON, for a screen reader. */
  label: string;
  value: unknown;
  /** Receives the element that scrolls. */
  region: RefObject<HTMLElement>;
  /** Receives the element whose text is the JSON. */
  source: RefObject<HTMLPreElement>;
}

/** Shows a value as JSON, from left to right in every language. The keyboard can scroll it. */
export function JsonRegion({ label, value, region, source }: JsonRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section ref={region} className="json" dir="ltr" aria-label={label} tabIndex={0}>
      <pre ref={source}>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
