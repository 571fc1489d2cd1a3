import { Button, Heading, Text } from '@wix/design-system';
import { describeFailure } from '../shared/failure';
import type * as en from '../shared/texts/en';
import { Alert } from './alert';
import './failure-state.css';

interface FailureStateProps {
  error: unknown;
  retrying: boolean;
  onRetry: () => void;
  texts: { common: typeof en.common; failures: typeof en.failures };
}

/** Shown in place of data that could not be loaded. */
export function FailureState({ error, retrying, onRetry, texts }: FailureStateProps) {
  const { kind, requestId } = describeFailure(error);
  const { title, advice } = texts.failures[kind];
  return (
    // Not `EmptyState`: its heading has a fixed level, and its subtitle is too pale to read well.
    <div className="failure">
      <Alert className="failure-text" retrying={retrying}>
        <Heading as="h2" size="medium">
          {title}
        </Heading>
        <Text size="small" secondary>
          {advice}
        </Text>
      </Alert>
      {/* Never disabled, because a disabled button loses the focus. */}
      <Button onClick={onRetry}>{retrying ? texts.common.retrying : texts.common.retry}</Button>
      {requestId && (
        <Text size="tiny" secondary>
          {texts.common.requestId(requestId)}
        </Text>
      )}
    </div>
  );
}
