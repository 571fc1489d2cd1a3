import type { CardProps } from './card-props';
import { DetailsList } from './details-list';
import { EmptyCard } from './empty-card';
import { PageCard } from './page-card';

/** The card that shows the owner of the site. */
export function OwnerCard({ details, texts }: CardProps) {
  const { title, email, none, noneAdvice } = texts.dashboard.owner;
  const address = details?.site.ownerInfo?.email;
  return (
    <PageCard title={title} lines={1}>
      {details &&
        (address ? (
          <DetailsList details={[[email, address]]} />
        ) : (
          <EmptyCard title={none} advice={noneAdvice} />
        ))}
    </PageCard>
  );
}
