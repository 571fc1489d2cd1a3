import { dashboard } from '@wix/dashboard';
import { Button, Card, Page, WixDesignSystemProvider } from '@wix/design-system';
import { useRef, useSyncExternalStore } from 'react';
import { getInstanceDetails } from '../../backend/instance.web';
import { formatTime } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import { createLoader, type LoadState } from '../../shared/loader';
import { FailureState } from '../failure-state';
import { rawDataModalId } from '../raw-data/modal-id';
import { useDashboardLanguage } from '../use-dashboard-language';
import { useFocusOnRecovery } from '../use-focus-on-recovery';
import { useTexts } from '../use-texts';
import { BadgeCard } from './badge-card';
import { FailureNotice } from './failure-notice';
import { InstanceCard } from './instance-card';
import { OwnerCard } from './owner-card';
import { PermissionsCard } from './permissions-card';
import { PlanCard } from './plan-card';
import { SiteCard } from './site-card';
import { type PageTexts, translations } from './texts';
import { useIsNarrow } from './use-is-narrow';
import '@wix/design-system/styles.global.css';
import './instance-status.css';

const details = createLoader(() => getInstanceDetails());

/** The dashboard page: everything that Wix knows about the instance, for the owner of the site. */
export default function InstanceStatusPage() {
  const state = useSyncExternalStore(details.subscribe, details.getState);
  const isNarrow = useIsNarrow();
  const chosen = useTexts(translations, useDashboardLanguage());
  if (!chosen) return null;
  const { texts, lang } = chosen;
  // Shown while the data loads, so that the cards do not move.
  const actions = (state.data || state.error === undefined) && (
    <Actions loading={state.loading} texts={texts} />
  );
  return (
    <WixDesignSystemProvider locale={lang}>
      <Page height="100vh" minWidth={280} sidePadding={24}>
        <Page.Header
          title={texts.dashboard.title}
          subtitle={<span role="status">{subtitle(state, texts, lang)}</span>}
          actionsBar={!isNarrow && actions}
        />
        <Page.Content>
          {isNarrow && actions && <div className="above-cards">{actions}</div>}
          <Content state={state} texts={texts} />
        </Page.Content>
      </Page>
    </WixDesignSystemProvider>
  );
}

function Actions({ loading, texts }: { loading: boolean; texts: PageTexts }) {
  const { rawData, refresh, refreshing } = texts.dashboard;
  return (
    <div className="actions">
      <Button priority="secondary" onClick={() => dashboard.openModal({ modalId: rawDataModalId })}>
        {rawData}
      </Button>
      {/* Never disabled, because a disabled button loses the focus. */}
      <Button priority="secondary" onClick={details.reload}>
        {loading ? refreshing : refresh}
      </Button>
    </div>
  );
}

function Content({ state, texts }: { state: LoadState<InstanceDetails>; texts: PageTexts }) {
  const { data, error, loading } = state;
  const failed = error !== undefined;
  const cards = useRef<HTMLDivElement>(null);
  useFocusOnRecovery(failed, cards);
  const failure = { error, retrying: loading, onRetry: details.reload, texts };
  if (failed && !data) {
    return (
      <Card>
        <FailureState {...failure} />
      </Card>
    );
  }
  return (
    <>
      {failed && <FailureNotice {...failure} />}
      <div className="cards" ref={cards} tabIndex={-1} aria-busy={loading}>
        <div className="column">
          <InstanceCard details={data} texts={texts} />
          <PlanCard details={data} texts={texts} />
        </div>
        <div className="column">
          <SiteCard details={data} texts={texts} />
          <BadgeCard texts={texts} />
          <OwnerCard details={data} texts={texts} />
          <PermissionsCard details={data} texts={texts} />
        </div>
      </div>
    </>
  );
}

function subtitle(
  { loadedAt, loading }: LoadState<InstanceDetails>,
  texts: PageTexts,
  lang: string,
): string {
  const { notLoaded, updatedAt } = texts.dashboard;
  if (loadedAt) return updatedAt(formatTime(loadedAt, lang));
  return loading ? texts.common.loading : notLoaded;
}
