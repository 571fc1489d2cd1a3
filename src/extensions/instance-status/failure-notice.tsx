import { SectionHelper, Text } from '@wix/design-system';
import { describeFailure } from '../../shared/failure';
import { Alert } from '../alert';
import type { PageTexts } from './texts';

interface FailureNoticeProps {
  /** What failed. Default: the meaning of the error. */
  title?: string;
  error: unknown;
  retrying: boolean;
  onRetry: () => void;
  texts: PageTexts;
}

/** Shown above what a failed operation concerns, which still shows the previous data. */
export function FailureNotice({ title, error, retrying, onRetry, texts }: FailureNoticeProps) {
  const { kind, requestId } = describeFailure(error);
  const failure = texts.failures[kind];
  return (
    <div className="above-cards">
      <SectionHelper
        skin="danger"
        fullWidth
        actionText={retrying ? texts.common.retrying : texts.common.retry}
        onAction={onRetry}
      >
        {/* The title is in here, because the helper's own title would not be part of the alert. */}
        <Alert as="span" className="notice" retrying={retrying}>
          <Text size="small" weight="bold">
            {title ?? failure.title}
          </Text>
          <span>
            {title && `${failure.title}. `}
            {failure.advice}
            {requestId && ` ${texts.common.requestId(requestId)}`}
          </span>
        </Alert>
      </SectionHelper>
    </div>
  );
}
