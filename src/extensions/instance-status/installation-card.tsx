import type { InstanceDetails } from '../../shared/instance';
import { CopyableText } from './copyable-text';
import { DetailsCard } from './details-card';

/** The card that tells which installation of the app this is. */
export function InstallationCard({ details }: { details: InstanceDetails | undefined }) {
  return <DetailsCard title="Installation" details={details && toDetails(details)} />;
}

function toDetails({ instanceId, instance }: InstanceDetails) {
  const { appName, appVersion, copiedFromTemplate, originInstanceId, permissions } = instance;
  return [
    ['App', appName],
    ['Version', appVersion],
    ['Instance ID', <CopyableText key="id" name="instance ID" text={instanceId} />],
    ['Origin', copiedFromTemplate ? 'Copied together with its site' : 'Installed on this site'],
    ['Copied from', originInstanceId],
    ['Permissions', permissions?.length ? <Lines key="permissions" lines={permissions} /> : 'None'],
  ] as const;
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
