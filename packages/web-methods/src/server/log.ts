/** The tokens that an error may quote, of other calls than the one that logs it. */
const quoted = new WeakMap<object, string>();

/** Notes that the message of an error may quote a token, which must not get into a log. */
export function mayQuote(error: unknown, token: string): void {
  if (typeof error === 'object' && error !== null) quoted.set(error, token);
}

/**
 * Logs what went wrong on the server.
 * @param what What the log's reader needs to find it, such as the id that the caller was given.
 * @param error What was thrown.
 * @param token The call's token, which must not get into a log, whatever message quotes it.
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

/** Writes an error and its causes. Other properties may hold anything, such as a request's headers. */
function describeError({ name, message, stack = '', cause }: Error, depth: number): string {
  // The SDK sets the message after the stack was taken.
  const text = stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
  if (!(cause instanceof Error) || depth === 5) return text;
  return `${text}\nCaused by ${describeError(cause, depth + 1)}`;
}

function describeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${String(value)} was thrown.`;
  return `an object was thrown, with the properties ${Object.keys(value).join(', ')}.`;
}
