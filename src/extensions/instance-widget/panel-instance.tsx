import { describeFailure } from '../../shared/failure';
import {
  currencyName,
  languageName,
  languageTag,
  siteAddress,
  siteName,
} from '../../shared/format';
import type { InstanceData } from '../../shared/instance';
import type { LoadState } from '../../shared/loader';
import { planStatus } from '../../shared/plan';
import { planLabel } from '../../shared/plan-label';
import { upgradeUrl } from '../../shared/upgrade';
import { Alert } from '../alert';
import { CopyField } from './copy-field';
import type { PanelTexts } from './panel-texts';

interface InstanceProps {
  state: LoadState<InstanceData>;
  texts: PanelTexts;
  onRetry: () => void;
}

/** The panel's section about the instance: a skeleton, the data or an error. */
export function Instance({ state, texts, onRetry }: InstanceProps) {
  const { data, error, loading } = state;
  if (data) return <Data {...data} texts={texts} />;
  if (error !== undefined)
    return <Problem error={error} retrying={loading} texts={texts} onRetry={onRetry} />;
  return <Skeleton texts={texts} />;
}

function Data({ instanceId, instance, site, texts }: InstanceData & { texts: PanelTexts }) {
  const plan = planStatus(instance, new Date());
  const locale = [languageName(site.locale), currencyName(site.paymentCurrency, site.locale)];
  return (
    <>
      <section>
        <h2>{texts.panel.plan}</h2>
        <div className="plan-line">
          <p className={`plan ${plan.kind}`}>
            <bdi>{planLabel(plan, texts.plan)}</bdi>
          </p>
          {plan.kind !== 'paid' && (
            <a className="action" href={upgradeUrl(instanceId)} target="_blank" rel="noreferrer">
              {texts.common.upgrade}
            </a>
          )}
        </div>
      </section>
      <section>
        <CopyField label={texts.panel.instanceId} value={instanceId} texts={texts.common} />
        <p className="quiet">{texts.panel.instanceIdHint}</p>
      </section>
      <section>
        <h2>{texts.panel.site}</h2>
        <p className="strong">
          <bdi>{siteName(site) ?? texts.common.untitledSite}</bdi>
        </p>
        <p className="quiet">
          <bdi>{siteAddress(site.url) ?? texts.common.notPublished}</bdi>
        </p>
        <p className="quiet">
          <bdi lang={languageTag(site.locale)}>{locale.filter(Boolean).join(' · ')}</bdi>
        </p>
      </section>
    </>
  );
}

interface ProblemProps {
  error: unknown;
  retrying: boolean;
  texts: PanelTexts;
  onRetry: () => void;
}

function Problem({ error, retrying, texts, onRetry }: ProblemProps) {
  const { kind, requestId } = describeFailure(error);
  const { title, advice } = texts.failures[kind];
  return (
    <section>
      <Alert className="problem" retrying={retrying}>
        <p className="strong">{title}</p>
        <p className="quiet">{advice}</p>
      </Alert>
      {/* Not `disabled`, because a disabled button loses the focus. */}
      <button type="button" className="action" aria-disabled={retrying} onClick={onRetry}>
        {retrying ? texts.common.retrying : texts.common.retry}
      </button>
      {requestId && <p className="quiet request-id">{texts.common.requestId(requestId)}</p>}
    </section>
  );
}

function Skeleton({ texts }: { texts: PanelTexts }) {
  return (
    <>
      <span className="visually-hidden">{texts.common.loading}</span>
      <div className="skeleton" aria-hidden="true">
        <section>
          <h2>{texts.panel.plan}</h2>
          <div className="plan-line">
            <p className="plan" />
          </div>
        </section>
        <section>
          <div className="heading">
            <h2>{texts.panel.instanceId}</h2>
          </div>
          <p className="field" />
          <p />
        </section>
        <section>
          <h2>{texts.panel.site}</h2>
          <p />
          <p />
          <p />
        </section>
      </div>
    </>
  );
}
