import { SectionHelper, Text } from '@wix/design-system';
import { describeFailure } from '../../shared/failure';
import { Alert } from '../alert';
import type { PageTexts } from './texts';

interface FailureNoticeProps {
  error: unknown;
  retrying: boolean;
  onRetry: () => void;
  texts: PageTexts;
}

/** Shown above the cards when a refresh failed. The cards still show the previous data. */
export function FailureNotice({ error, retrying, onRetry, texts }: FailureNoticeProps) {
  const { kind, requestId } = describeFailure(error);
  const { title, advice } = texts.failures[kind];
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
            {title}
          </Text>
          <span>
            {advice}
            {requestId && ` ${texts.common.requestId(requestId)}`}
          </span>
        </Alert>
      </SectionHelper>
    </div>
  );
}
