import type { ReactNode } from 'react';

interface AlertProps {
  /** A `span` where a `div` may not stand. */
  as?: 'div' | 'span';
  /** Whether another try is under way, of which the text does not tell how it ends. */
  retrying: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * What went wrong, which a screen reader says as soon as it is there.
 * While another try is under way the text stays, but is no alert: were it one all the time, a try
 * that fails as well would change nothing in it, and nobody would hear of it.
 */
export function Alert({ as: Tag = 'div', retrying, className, children }: AlertProps) {
  // Another key makes another element: what is said is an alert that is put into the page.
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
