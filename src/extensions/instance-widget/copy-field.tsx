import { useCopy } from '../use-copy';

interface CopyFieldProps {
  label: string;
  value: string;
}

/** A text under a heading with a button that copies it. */
export function CopyField({ label, value }: CopyFieldProps) {
  const { source, copied, copy } = useCopy<HTMLParagraphElement>();
  return (
    <>
      <div className="heading">
        <h2>{label}</h2>
        <button type="button" className="link" aria-label={`Copy ${label}`} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      </div>
      <p className="field" ref={source}>
        {value}
      </p>
      <span className="visually-hidden" role="status">
        {copied ? 'Copied to the clipboard' : ''}
      </span>
    </>
  );
}
