import { Button, Page, WixDesignSystemProvider } from '@wix/design-system';
import { useSyncExternalStore } from 'react';
import { getInstanceDetails } from '../../backend/instance.web';
import { formatTime } from '../../shared/format';
import type { InstanceDetails } from '../../shared/instance';
import { createLoader, type LoadState } from '../../shared/loader';
import { FailureCard, FailureNotice } from './failure';
import { InstallationCard } from './installation-card';
import { PlanCard } from './plan-card';
import { SiteCard } from './site-card';
import '@wix/design-system/styles.global.css';
import './instance-status.css';

const details = createLoader(() => getInstanceDetails());

/** The dashboard page: everything that Wix knows of the installation, for the owner of the site. */
export default function InstanceStatusPage() {
  const state = useSyncExternalStore(details.subscribe, details.getState);
  const { data, error, loading } = state;
  const failed = error !== undefined;
  return (
    <WixDesignSystemProvider>
      <Page height="100vh" minWidth={280} sidePadding={24}>
        <Page.Header
          title="Instance Status"
          subtitle={subtitle(state)}
          actionsBar={
            data && (
              // Never disabled, which would take the focus away from whoever pressed it.
              <Button priority="secondary" onClick={details.reload}>
                {loading ? 'Refreshing…' : 'Refresh'}
              </Button>
            )
          }
        />
        <Page.Content>
          {data && failed && <FailureNotice error={error} onRetry={details.reload} />}
          {failed && !data ? (
            <FailureCard error={error} retrying={loading} onRetry={details.reload} />
          ) : (
            <div className="cards" aria-busy={loading}>
              <InstallationCard details={data} />
              <PlanCard details={data} />
              <SiteCard details={data} />
            </div>
          )}
        </Page.Content>
      </Page>
    </WixDesignSystemProvider>
  );
}

function subtitle({ data, loadedAt, loading }: LoadState<InstanceDetails>): string {
  if (data && loadedAt) return `Updated at ${formatTime(loadedAt, data.site.locale)}`;
  return loading ? 'Loading…' : 'Not loaded yet';
}
