import { useCopy } from '../use-copy';
import type { PanelTexts } from './panel-texts';

interface CopyFieldProps {
  label: string;
  value: string;
  texts: PanelTexts['common'];
}

/** A text under a heading with a button that copies it. */
export function CopyField({ label, value, texts }: CopyFieldProps) {
  const { source, copied, copy } = useCopy<HTMLElement>();
  return (
    <>
      <div className="heading">
        <h2>{label}</h2>
        <button
          type="button"
          className="link"
          aria-label={copied ? undefined : texts.copyOf(label)}
          onClick={copy}
        >
          {copied ? texts.copied : texts.copy}
        </button>
      </div>
      <p className="field">
        <bdi ref={source}>{value}</bdi>
      </p>
      <span className="visually-hidden" role="status">
        {copied ? texts.copiedStatus : ''}
      </span>
    </>
  );
}
