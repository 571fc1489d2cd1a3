import { Text } from '@wix/design-system';
import type { ReactElement } from 'react';

/** Names and values; those without a value are left out. */
export type Details = readonly (readonly [
  name: string,
  value: ReactElement | string | null | undefined,
])[];

/** Lists details by name; nothing at all if none of them has a value. */
export function DetailsList({ details }: { details: Details }) {
  const known = details.filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  if (known.length === 0) return null;
  return (
    <dl className="details">
      {known.map(([name, value]) => (
        <div key={name}>
          <Text tagName="dt" size="small" secondary>
            {name}
          </Text>
          <Text tagName="dd" size="small" overflowWrap="anywhere">
            {/* The value's own direction, but the page's alignment. */}
            {typeof value === 'string' ? <bdi>{value}</bdi> : value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
