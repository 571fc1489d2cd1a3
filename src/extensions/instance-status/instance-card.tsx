import type { InstanceDetails } from '../../shared/instance';
import type { CardProps } from './card-props';
import { CopyableText } from './copyable-text';
import { type Details, DetailsList } from './details-list';
import { PageCard } from './page-card';
import type { PageTexts } from './texts';

/** The card that shows which instance of the app this is. */
export function InstanceCard({ details, texts }: CardProps) {
  return (
    <PageCard title={texts.dashboard.appInstance.title} lines={4}>
      {details && <DetailsList details={toDetails(details, texts)} />}
    </PageCard>
  );
}

function toDetails(
  { instanceId, instance }: InstanceDetails,
  { dashboard, common }: PageTexts,
): Details {
  const { appName, appVersion, copiedFromTemplate, originInstanceId } = instance;
  const texts = dashboard.appInstance;
  return [
    [texts.app, appName],
    [texts.version, appVersion],
    [
      texts.instanceId,
      <CopyableText key="id" name={texts.instanceId} text={instanceId} texts={common} />,
    ],
    [texts.origin, copiedFromTemplate ? texts.copiedWithSite : texts.installedHere],
    [texts.copiedFrom, originInstanceId],
  ];
}
