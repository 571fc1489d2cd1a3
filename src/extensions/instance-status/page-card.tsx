import { Card, Heading, SkeletonGroup, SkeletonLine } from '@wix/design-system';
import type { ReactNode } from 'react';

interface PageCardProps {
  title: string;
  /** What stands at the end of the title's line. */
  suffix?: ReactNode;
  /** About as many lines as there will be once the data is there. */
  lines: number;
  /** What the card tells; a skeleton while undefined. */
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
