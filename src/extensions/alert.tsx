import type { ReactNode } from 'react';

interface AlertProps {
  /** Use a `span` where a `div` is not allowed. */
  as?: 'div' | 'span';
  /** Whether a retry is in progress. The text still describes the previous failure. */
  retrying: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * Shows an error, which a screen reader announces as soon as it appears. During a retry the text
 * stays, but has no role: if it were an alert all the time, a second failure would not change it,
 * and a screen reader would not announce the failure.
 */
export function Alert({ as: Tag = 'div', retrying, className, children }: AlertProps) {
  // A different key creates a new element, because screen readers announce an alert when it is
  // added.
  return retrying ? (
    <Tag key="before" className={className}>
      {children}
    </Tag>
  ) : (
    <Tag key="now" className={className} role="alert">
      {children}
    </Tag>
  );
}
