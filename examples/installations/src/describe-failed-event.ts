/** The event that failed. */
interface FailedEvent {
  /** Such as `AppRemoved`. */
  readonly eventType: string;
  readonly instanceId?: string | null | undefined;
}

const MAX_LENGTH = 1000;

/**
 * Describes a failed event in one line for the log. The line contains no text from Wix, which may
 * quote a token or the data of a person.
 * @param error Anything that the handler has thrown.
 */
export function describeFailedEvent(event: FailedEvent, error: unknown): string {
  const { eventType, instanceId } = event;
  const line = `The event ${eventType} of the instance ${instanceId || 'unknown'} failed, and Wix sends it again: ${reasonOf(error)}`;
  return escapeControls(line).slice(0, MAX_LENGTH);
}

function reasonOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `a value of the type ${typeof error} was thrown`;
  if (isOfSdk(error)) return `Wix's SDK failed${statusOf(error)}`;
  const { name, message, cause } = error;
  const reason = `${name}: ${message}`;
  return cause instanceof Error && depth < 5 ? `${reason} (${reasonOf(cause, depth + 1)})` : reason;
}

/** The SDK exports no class for its errors. They have the answer and its id, or themselves. */
function isOfSdk(error: Error): boolean {
  const isAnswered = Object.hasOwn(error, 'response') && Object.hasOwn(error, 'requestId');
  return isAnswered || Object.hasOwn(error, 'runtimeError');
}

function statusOf(error: Error): string {
  const response = 'response' in error ? error.response : undefined;
  if (typeof response !== 'object' || response === null || !('status' in response)) return '';
  return typeof response.status === 'number' ? ` with status ${response.status}` : '';
}

/** A line break would start a line that the log takes for one of its own. */
function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
