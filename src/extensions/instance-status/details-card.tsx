import { Card, Heading, SkeletonGroup, SkeletonLine, Text } from '@wix/design-system';
import type { ReactNode } from 'react';

interface DetailsCardProps {
  title: string;
  /** What stands at the end of the title's line. */
  suffix?: ReactNode;
  /** What stands above the details. */
  children?: ReactNode;
  /** Each detail's name and value; a skeleton while undefined. */
  details: Details | undefined;
}

/** Names and values; those without a value are left out. */
export type Details = readonly (readonly [name: string, value: ReactNode])[];

const SKELETON_LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** A card that lists details by name. */
export function DetailsCard({ title, suffix, children, details }: DetailsCardProps) {
  return (
    <Card stretchVertically>
      <Card.Header
        title={
          <Heading as="h2" size="medium">
            {title}
          </Heading>
        }
        suffix={suffix}
      />
      <Card.Divider />
      <Card.Content>
        {children}
        {details ? <DetailsList details={details} /> : <DetailsSkeleton />}
      </Card.Content>
    </Card>
  );
}

function DetailsList({ details }: { details: Details }) {
  return (
    <dl className="details">
      {details
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <Text tagName="dt" size="small" secondary>
              {name}
            </Text>
            <Text tagName="dd" size="small">
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}

function DetailsSkeleton() {
  return (
    <SkeletonGroup>
      <div className="details">
        {SKELETON_LINES.map((line) => (
          <div key={line}>
            <SkeletonLine width="75%" />
            <SkeletonLine width="85%" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
