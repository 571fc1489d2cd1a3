/** @jsxImportSource preact */
import { languageName, shortId, siteName } from '../../shared/format';
import type { InstanceData } from '../../shared/instance';
import type { LoadState } from '../../shared/loader';
import { planStatus } from '../../shared/plan';

interface InstanceCardProps {
  state: LoadState<InstanceData>;
  now: Date;
  onRetry: () => void;
}

/** The widget's card: a skeleton, the data or an error, all of the same size. */
export function InstanceCard({ state, now, onRetry }: InstanceCardProps) {
  const { data, error, loading } = state;
  return (
    <section lang="en" aria-label="Instance status" aria-busy={loading} tabIndex={-1}>
      {data ? (
        <Data {...data} now={now} />
      ) : error ? (
        <Problem retrying={loading} onRetry={onRetry} />
      ) : (
        <Skeleton />
      )}
    </section>
  );
}

function Data({ instanceId, instance, site, now }: InstanceData & { now: Date }) {
  const plan = planStatus(instance, now);
  return (
    <>
      <header>
        <p class="name" title={siteName(site)}>
          {siteName(site)}
        </p>
        <p class={`plan ${plan.kind}`}>{plan.label}</p>
      </header>
      <dl>
        <div>
          <dt>Instance</dt>
          <dd class="id" title={instanceId}>
            {shortId(instanceId)}
          </dd>
        </div>
        <div>
          <dt>Language</dt>
          <dd lang={site.locale}>{languageName(site.locale) ?? '–'}</dd>
        </div>
        <div>
          <dt>Currency</dt>
          <dd>{site.paymentCurrency ?? '–'}</dd>
        </div>
      </dl>
    </>
  );
}

function Problem({ retrying, onRetry }: { retrying: boolean; onRetry: () => void }) {
  return (
    <div class="problem">
      <p role="alert">This content could not be loaded.</p>
      {/* Not `disabled`, which would take the focus away from whoever pressed it. */}
      <button type="button" aria-disabled={retrying} onClick={onRetry}>
        {retrying ? 'Trying again…' : 'Try again'}
      </button>
    </div>
  );
}

function Skeleton() {
  return (
    <>
      <span class="visually-hidden">Loading…</span>
      <div class="skeleton" aria-hidden="true">
        <header>
          <p class="name">
            <span class="bone" />
          </p>
          <p class="plan">
            <span class="bone" />
          </p>
        </header>
        <dl>
          {['Instance', 'Language', 'Currency'].map((term) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <span class="bone" />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
