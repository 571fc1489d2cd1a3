import { useSyncExternalStore } from 'react';
import { getInstance } from '../../backend/instance.web';
import { describeFailure } from '../../shared/failure';
import { languageName, siteAddress, siteName } from '../../shared/format';
import type { InstanceData } from '../../shared/instance';
import { createLoader } from '../../shared/loader';
import { planStatus } from '../../shared/plan';
import { CopyField } from './copy-field';
// A style of its own: the design system would make this panel's code many times as large.
import './instance-widget.panel.css';

const instance = createLoader(() => getInstance());

/** The widget's settings panel: tells the site's owner which installation the widget stands for. */
export default function InstanceWidgetPanel() {
  const { data, error, loading } = useSyncExternalStore(instance.subscribe, instance.getState);
  return (
    <main lang="en" aria-busy={loading}>
      <h1 className="visually-hidden">Instance Widget</h1>
      {data ? (
        <Data {...data} />
      ) : error ? (
        <Problem error={error} retrying={loading} />
      ) : (
        <Skeleton />
      )}
    </main>
  );
}

function Data({ instanceId, instance, site }: InstanceData) {
  const plan = planStatus(instance, new Date());
  const language = languageName(site.locale);
  return (
    <>
      <section>
        <h2>Site</h2>
        <p className="strong">{siteName(site)}</p>
        <p className="quiet">{siteAddress(site.url) ?? 'Not published yet'}</p>
        <p className="quiet">{[language, site.paymentCurrency].filter(Boolean).join(' · ')}</p>
      </section>
      <section>
        <h2>Plan</h2>
        <p className={`plan ${plan.kind}`}>{plan.label}</p>
      </section>
      <section>
        <CopyField label="Instance ID" value={instanceId} />
        <p className="quiet">Support asks for it when you report a problem.</p>
      </section>
    </>
  );
}

function Problem({ error, retrying }: { error: unknown; retrying: boolean }) {
  const { title, advice, requestId } = describeFailure(error);
  return (
    <section>
      <div role="alert">
        <p className="strong">{title}</p>
        <p className="quiet">{advice}</p>
      </div>
      <button type="button" className="action" aria-disabled={retrying} onClick={instance.reload}>
        {retrying ? 'Trying again…' : 'Try again'}
      </button>
      {requestId && <p className="quiet request-id">Request ID: {requestId}</p>}
    </section>
  );
}

function Skeleton() {
  return (
    <>
      <span className="visually-hidden">Loading…</span>
      <div className="skeleton" aria-hidden="true">
        <section>
          <h2>Site</h2>
          <p />
          <p />
          <p />
        </section>
        <section>
          <h2>Plan</h2>
          <p className="plan" />
        </section>
        <section>
          <div className="heading">
            <h2>Instance ID</h2>
          </div>
          <p className="field" />
          <p />
        </section>
      </div>
    </>
  );
}
