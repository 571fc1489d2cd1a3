import { Card, Heading, SkeletonGroup, SkeletonLine } from '@wix/design-system';
import type { ReactNode } from 'react';

interface PageCardProps {
  title: string;
  /** Shown at the end of the title's line. */
  suffix?: ReactNode;
  /** The approximate number of lines once the data is loaded. */
  lines: number;
  /** The content of the card. While it is `undefined`, the card shows a skeleton. */
  children: ReactNode;
}

/** One of the page's cards. */
export function PageCard({ title, suffix, lines, children }: PageCardProps) {
  return (
    <Card>
      <Card.Header
        title={
          <Heading as="h2" size="medium">
            {title}
          </Heading>
        }
        suffix={suffix}
      />
      <Card.Divider />
      <Card.Content>{children ?? <Skeleton lines={lines} />}</Card.Content>
    </Card>
  );
}

function Skeleton({ lines }: { lines: number }) {
  return (
    <SkeletonGroup>
      <div className="details">
        {[...Array(lines).keys()].map((line) => (
          <div key={line}>
            <SkeletonLine width="75%" />
            <SkeletonLine width="85%" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
