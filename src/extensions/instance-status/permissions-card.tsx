import { Text } from '@wix/design-system';
import type { CardProps } from './card-props';
import { EmptyCard } from './empty-card';
import { PageCard } from './page-card';

/** The card that lists the permissions of the app, as granted by the owner. */
export function PermissionsCard({ details, texts }: CardProps) {
  const { title, none, noneAdvice } = texts.dashboard.permissions;
  const granted = details && (details.instance.permissions ?? []);
  return (
    <PageCard title={title} lines={2}>
      {granted &&
        (granted.length ? (
          <List lines={granted} />
        ) : (
          <EmptyCard title={none} advice={noneAdvice} />
        ))}
    </PageCard>
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <Text key={line} tagName="li" size="small">
          <bdi>{line}</bdi>
        </Text>
      ))}
    </ul>
  );
}
