import { EmptyState, Text } from '@wix/design-system';
import type { ReactNode } from 'react';

interface EmptyCardProps {
  title: string;
  advice: string;
  /** An action for the user. */
  children?: ReactNode;
}

/** Shown in a card that has nothing to list. */
export function EmptyCard({ title, advice, children }: EmptyCardProps) {
  return (
    <EmptyState
      title={title}
      subtitle={
        // EmptyState's own subtitle is too pale to read well.
        <Text size="small" secondary>
          {advice}
        </Text>
      }
    >
      {children}
    </EmptyState>
  );
}
