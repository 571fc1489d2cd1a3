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
  /** Where the instance stands with its plan, once there is data. */
  plan: PlanStatus | undefined;
  /** What whoever looks may do, once that is known. */
  viewer: { canUpgrade: boolean } | undefined;
  /** A title in place of the site's name. */
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
      {/* It is there in every state, with bones or unseen, and gives the card its size. */}
      <div class={failed ? 'content unseen' : 'content'} aria-hidden={!data}>
        <header>
          <p class="name">
            {name === undefined ? (
              <Bone />
            ) : (
              // The owner's words may run another way than the card.
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
  /** The value's language, where it is not the card's. */
  lang?: string | undefined;
  /** The value in full. */
  title?: string | undefined;
}

/** A detail of the site; a bone until it is known. */
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
      {/* Gone in the meantime, or a screen reader would not tell of a second failure. */}
      <p role="alert" class={retrying ? 'unseen' : undefined}>
        {texts.failed}
      </p>
      {/* Not `disabled`, which would take the focus away from whoever pressed it. */}
      <button type="button" aria-disabled={retrying} onClick={onRetry}>
        {retrying ? texts.retrying : texts.retry}
      </button>
    </div>
  );
}

function Bone() {
  return <span class="bone" />;
}
