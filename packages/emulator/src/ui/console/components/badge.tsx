import type { ComponentChildren } from 'preact';
import type { Tone } from './format.js';

/** A few words that stand out by their colour, which they do not depend on. */
export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <span class="badge" data-tone={tone}>
      {children}
    </span>
  );
}
