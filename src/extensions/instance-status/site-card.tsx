import { currencyName, languageName, siteAddress, siteName } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import type { CardProps } from './card-props';
import { CopyableText } from './copyable-text';
import { type Details, DetailsList } from './details-list';
import { inLocale } from './in-locale';
import { PageCard } from './page-card';
import type { PageTexts } from './texts';

/** The card that shows the site on which the app is installed. */
export function SiteCard({ details, texts }: CardProps) {
  return (
    <PageCard title={texts.dashboard.site.title} lines={7}>
      {details && <DetailsList details={toDetails(details, texts)} />}
    </PageCard>
  );
}

function toDetails({ site }: InstanceDetails, { dashboard, common }: PageTexts): Details {
  const { description, installedWixApps, locale, multilingual, paymentCurrency, siteId } = site;
  const texts = dashboard.site;
  const languages = multilingual?.isMultiLingual
    ? multilingual.supportedLanguages?.map(({ languageCode }) => languageName(languageCode))
    : [languageName(locale)];
  return [
    [texts.name, siteName(site) ?? common.untitledSite],
    [texts.address, <Address key="address" url={site.url} texts={common} />],
    [texts.description, description],
    [texts.languages, languages?.filter(Boolean).join(', ')],
    [texts.currency, inLocale(currencyName(paymentCurrency, locale), locale)],
    [texts.apps, installedWixApps?.join(', ')],
    [
      texts.siteId,
      siteId && <CopyableText key="id" name={texts.siteId} text={siteId} texts={common} />,
    ],
  ];
}

function Address({ url, texts }: { url: string | null | undefined; texts: PageTexts['common'] }) {
  if (!url) return texts.notPublished;
  return (
    // Not the design system's link, which is too wide for a narrow card.
    <a href={url} target="_blank" rel="noreferrer">
      <bdi>{siteAddress(url)}</bdi>
    </a>
  );
}
