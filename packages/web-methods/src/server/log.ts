/** The token that each error may quote. Another call, with another token, may log the error. */
const quoted = new WeakMap<object, string>();

/** Records a token that an error's message may quote, so that the log can leave it out. */
export function mayQuote(error: unknown, token: string): void {
  if (typeof error === 'object' && error !== null) quoted.set(error, token);
}

/**
 * Logs an error of the server.
 * @param what The failure's description for the log, such as the request id that the caller got.
 * @param error Anything that was thrown.
 * @param token The call's token. It is removed from the log, whichever message quotes it.
 */
export function logFailure(what: string, error: unknown, token: string | undefined): void {
  const other = typeof error === 'object' && error !== null ? quoted.get(error) : undefined;
  let text = `${what}: ${describe(error)}`;
  for (const secret of [token, other]) {
    if (secret) text = text.replaceAll(secret, '[access token]');
  }
  console.error(text);
}

function describe(error: unknown): string {
  try {
    return error instanceof Error ? describeError(error, 0) : describeValue(error);
  } catch {
    return 'the error cannot be described, as reading it throws another.';
  }
}

/**
 * Writes an error and its causes, but no other properties, which may contain anything, such as a
 * request's headers.
 */
function describeError({ name, message, stack = '', cause }: Error, depth: number): string {
  // The SDK sets the message after the stack is captured.
  const text = stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
  if (!(cause instanceof Error) || depth === 5) return text;
  return `${text}\nCaused by ${describeError(cause, depth + 1)}`;
}

function describeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${String(value)} was thrown.`;
  return `an object was thrown, with the properties ${Object.keys(value).join(', ')}.`;
}
