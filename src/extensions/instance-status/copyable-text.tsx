import { TextButton } from '@wix/design-system';
import { useCopy } from '../use-copy';
import type { PageTexts } from './texts';

interface CopyableTextProps {
  /** The name of the text, for a screen reader. */
  name: string;
  text: string;
  texts: PageTexts['common'];
}

/** A text with a button that copies it. */
export function CopyableText({ name, text, texts }: CopyableTextProps) {
  const { source, copied, copy } = useCopy<HTMLElement>();
  return (
    <span className="copyable">
      <span>
        <bdi ref={source}>{text}</bdi>
      </span>
      <TextButton
        size="small"
        underline="onHover"
        aria-label={copied ? undefined : texts.copyOf(name)}
        onClick={copy}
      >
        {copied ? texts.copied : texts.copy}
      </TextButton>
      <span className="visually-hidden" role="status">
        {copied ? texts.copiedStatus : ''}
      </span>
    </span>
  );
}
