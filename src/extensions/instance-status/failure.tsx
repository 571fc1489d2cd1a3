import { Box, Button, Card, EmptyState, SectionHelper, Text } from '@wix/design-system';
import { describeFailure } from '../../shared/failure';

interface FailureProps {
  error: unknown;
  onRetry: () => void;
}

/** What the page shows instead of the cards when there is no data. */
export function FailureCard({ error, retrying, onRetry }: FailureProps & { retrying: boolean }) {
  const { title, advice, requestId } = describeFailure(error);
  return (
    <Card>
      <div role="alert">
        <EmptyState
          skin="page-no-border"
          title={title}
          subtitle={
            // EmptyState's own subtitle is too pale to read well.
            <Text size="small" secondary>
              {advice}
            </Text>
          }
        >
          <Box direction="vertical" gap="SP3" align="center">
            <Button onClick={onRetry}>{retrying ? 'Trying again…' : 'Try again'}</Button>
            {requestId && (
              <Text size="tiny" secondary>
                Request ID: {requestId}
              </Text>
            )}
          </Box>
        </EmptyState>
      </div>
    </Card>
  );
}

/** What the page shows above the cards when a refresh failed: they still have the data of before. */
export function FailureNotice({ error, onRetry }: FailureProps) {
  const { title, advice, requestId } = describeFailure(error);
  return (
    <div role="alert" className="notice">
      <SectionHelper
        skin="danger"
        title={title}
        fullWidth
        actionText="Try again"
        onAction={onRetry}
      >
        {advice}
        {requestId && ` Request ID: ${requestId}`}
      </SectionHelper>
    </div>
  );
}
