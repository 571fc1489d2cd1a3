import type { ComponentChildren } from 'preact';
import type { Tone } from './format.js';

/** A short coloured text, which is also clear without its colour. */
export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <span class="badge" data-tone={tone}>
      {children}
    </span>
  );
}
