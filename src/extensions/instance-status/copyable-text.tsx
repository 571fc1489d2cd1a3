import { TextButton } from '@wix/design-system';
import { useCopy } from '../use-copy';

interface CopyableTextProps {
  /** What the text is, for a screen reader. */
  name: string;
  text: string;
}

/** A text with a button that copies it. */
export function CopyableText({ name, text }: CopyableTextProps) {
  const { source, copied, copy } = useCopy<HTMLSpanElement>();
  return (
    <span className="copyable">
      <span ref={source}>{text}</span>
      <TextButton size="small" underline="onHover" aria-label={`Copy ${name}`} onClick={copy}>
        {copied ? 'Copied' : 'Copy'}
      </TextButton>
      <span className="visually-hidden" role="status">
        {copied ? 'Copied to the clipboard' : ''}
      </span>
    </span>
  );
}
