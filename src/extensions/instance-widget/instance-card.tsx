/** @jsxImportSource preact */
import { currencyName, languageName, languageTag, shortId, siteName } from '../../shared/format';
import type { InstanceData } from '../../shared/instance';
import type { LoadState } from '../../shared/loader';
import type { PlanStatus } from '../../shared/plan';
import { siteLanguage } from '../../shared/site-language';
import { chooseTexts } from '../../shared/texts/choose-texts';
import * as en from '../../shared/texts/en';
import * as he from '../../shared/texts/he';
import { PlanTag } from './plan-tag';

interface InstanceCardProps {
  state: LoadState<InstanceData>;
  /** The status of the instance's plan, once the data is loaded. */
  plan: PlanStatus | undefined;
  /** The rights of the viewer, once they are known. */
  viewer: { canUpgrade: boolean } | undefined;
  /** A title that replaces the site's name. */
  heading: string | undefined;
  showInstanceId: boolean;
  onRetry: () => void;
}

/** The widget's card: a skeleton, the data or an error, all of the same size. */
export function InstanceCard(props: InstanceCardProps) {
  const { state, plan, viewer, heading, showInstanceId, onRetry } = props;
  const { data, error, loading } = state;
  const failed = !data && error !== undefined;
  const translations = { en: en.widget, he: he.widget };
  const { texts, lang, dir } = chooseTexts(translations, siteLanguage(data?.site));
  const name = heading || (data && (siteName(data.site) ?? texts.untitledSite));
  const busy = loading || (plan?.kind === 'free' && !viewer);
  return (
    <section lang={lang} dir={dir} aria-label={texts.label} aria-busy={busy} tabIndex={-1}>
      {/* Rendered in every state, even invisibly, because it gives the card its size. */}
      <div class={failed ? 'content unseen' : 'content'} aria-hidden={!data}>
        <header>
          <p class="name">
            {name === undefined ? (
              <Bone />
            ) : (
              // The owner's text may have another direction than the card.
              <span dir="auto" title={name}>
                {name}
              </span>
            )}
          </p>
          <p class="plan">
            {data && plan && <PlanTag data={data} plan={plan} viewer={viewer} texts={texts} />}
          </p>
        </header>
        <dl>
          <Fact
            term={texts.language}
            value={data && (languageName(data.site.locale) ?? texts.unknown)}
            lang={languageTag(data?.site.locale)}
          />
          <Fact
            term={texts.currency}
            value={data && (data.site.paymentCurrency || texts.unknown)}
            title={data && currencyName(data.site.paymentCurrency, data.site.locale)}
          />
          {showInstanceId && (
            <Fact
              term={texts.instanceId}
              value={data && shortId(data.instanceId)}
              title={data?.instanceId}
            />
          )}
        </dl>
      </div>
      {failed ? (
        <Problem texts={texts} retrying={loading} onRetry={onRetry} />
      ) : (
        !data && <span class="visually-hidden">{texts.loading}</span>
      )}
    </section>
  );
}

interface FactProps {
  term: string;
  value: string | undefined;
  /** The value's language, if it differs from the card's. */
  lang?: string | undefined;
  /** The full value. */
  title?: string | undefined;
}

/** A detail of the site; a skeleton until it is known. */
function Fact({ term, value, lang, title }: FactProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd lang={lang} title={title}>
        {value ?? <Bone />}
      </dd>
    </div>
  );
}

interface ProblemProps {
  texts: typeof en.widget;
  retrying: boolean;
  onRetry: () => void;
}

function Problem({ texts, retrying, onRetry }: ProblemProps) {
  return (
    <div class="problem">
      {/* Hidden during a retry, or a screen reader would not announce a second failure. */}
      <p role="alert" class={retrying ? 'unseen' : undefined}>
        {texts.failed}
      </p>
      {/* Not `disabled`, because a disabled button loses the focus. */}
      <button type="button" aria-disabled={retrying} onClick={onRetry}>
        {retrying ? texts.retrying : texts.retry}
      </button>
    </div>
  );
}

function Bone() {
  return <span class="bone" />;
}
