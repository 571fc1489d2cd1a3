import { TextButton } from '@wix/design-system';
import { languageName, siteAddress, siteName } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import { CopyableText } from './copyable-text';
import { DetailsCard } from './details-card';

/** The card that tells on which site the app is installed, and whose it is. */
export function SiteCard({ details }: { details: InstanceDetails | undefined }) {
  return <DetailsCard title="Site & owner" details={details && toDetails(details)} />;
}

function toDetails({ site }: InstanceDetails) {
  const { description, installedWixApps, multilingual, ownerInfo, paymentCurrency, siteId } = site;
  const languages = multilingual?.isMultiLingual
    ? multilingual.supportedLanguages?.map(({ languageCode }) => languageName(languageCode))
    : [languageName(site.locale)];
  return [
    ['Name', siteName(site)],
    ['Address', <Address key="address" url={site.url} />],
    ['Description', description],
    ['Languages', languages?.filter(Boolean).join(', ')],
    ['Currency', paymentCurrency],
    ['Owner', ownerInfo?.email],
    ['Wix apps', installedWixApps?.join(', ')],
    ['Site ID', siteId && <CopyableText key="id" name="site ID" text={siteId} />],
  ] as const;
}

function Address({ url }: { url: string | null | undefined }) {
  if (!url) return 'Not published yet';
  return (
    <TextButton as="a" size="small" href={url} target="_blank" rel="noreferrer">
      {siteAddress(url)}
    </TextButton>
  );
}
