import type { AppAnswer } from '../client/api.js';
import { Badge } from '../components/badge.js';
import { CodeBlock } from '../components/code-block.js';
import { CopyButton } from '../components/copy-button.js';
import { formatDuration, formatStatus, toneOf } from '../components/format.js';
import { readAnswer } from './answer.js';

interface MethodAnswerViewProps {
  readonly method: string;
  readonly answer: AppAnswer;
  /** The id of the call in the timeline, once the call is there. */
  readonly entry: string | undefined;
  readonly onReveal: (callId: string) => void;
}

/** The answer of a web method. */
export function MethodAnswerView({ method, answer, entry, onReveal }: MethodAnswerViewProps) {
  const read = readAnswer(answer);
  return (
    <section class="answer" aria-label="Answer">
      <h2>Answer of {method}</h2>
      <div class="bar" role="status">
        <Badge tone={toneOf(answer.status)}>{formatStatus(answer.status)}</Badge>
        <span class="grow">{formatDuration(answer.durationMs)}</span>
        {entry !== undefined && (
          <button type="button" class="small" onClick={() => onReveal(entry)}>
            Show in the timeline
          </button>
        )}
      </div>
      {read.kind === 'error' ? (
        <>
          <dl class="facts">
            <dt>Code</dt>
            <dd>
              <code>{read.code}</code>
            </dd>
            <dt>Message</dt>
            <dd>{read.message}</dd>
            {read.requestId !== undefined && (
              <>
                <dt>Request id</dt>
                <dd>
                  <code>{read.requestId}</code>{' '}
                  <CopyButton text={read.requestId} what="request id" />
                </dd>
              </>
            )}
          </dl>
          <CodeBlock title="Details" text={read.details} />
        </>
      ) : (
        <CodeBlock title={read.kind === 'result' ? 'Result' : 'Body'} text={read.text} />
      )}
    </section>
  );
}
