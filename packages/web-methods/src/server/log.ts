/** The token that each error may quote. Another call, with another token, may log the error. */
const quoted = new WeakMap<object, string>();

/** The minimum length of a token, in characters. Masking a shorter text would garble the log. */
const MIN_TOKEN = 16;

/** The maximum length of a message in the log, in characters, and of a stack. */
const MAX_TEXT = 10_000;
const MAX_FRAMES = 100;

/** The maximum length of an error in one line. A store's message may quote what it should store. */
const MAX_LINE = 300;

/** Removes the tokens from a text. */
type Mask = (text: string) => string;

/** Records a token that an error's message may quote, so that the log can leave it out. */
export function mayQuote(error: unknown, token: string): void {
  if (typeof error === 'object' && error !== null) quoted.set(error, token);
}

/**
 * Logs an error of the server. Control characters in the error's texts are escaped, so that they
 * can neither forge a line of the log nor control a terminal.
 * @param what The failure's description for the log, such as the request id that the caller got.
 * @param error Anything that was thrown.
 * @param token The call's token. It is removed from the log, whichever message quotes it.
 */
export function logFailure(what: string, error: unknown, token: string | undefined): void {
  const other = typeof error === 'object' && error !== null ? quoted.get(error) : undefined;
  const mask: Mask = (text) => {
    let masked = text;
    for (const secret of [token, other]) {
      if (secret && secret.length >= MIN_TOKEN)
        masked = masked.replaceAll(secret, '[access token]');
    }
    return masked;
  };
  console.error(`${escapeControls(mask(what))}: ${describe(error, mask)}`);
}

/** The user name and the password of a URL. */
const URL_CREDENTIALS = /\/\/[^\s/@]+@/g;

/**
 * Describes an error in one line: its name and its message, without the credentials of a URL.
 * @param error Anything that was thrown.
 */
export function oneLine(error: unknown): string {
  const mask: Mask = (text) => text.replace(URL_CREDENTIALS, '//[credentials]@');
  try {
    const text =
      error instanceof Error
        ? `${textOf(() => error.name, mask)}: ${textOf(() => error.message, mask)}`
        : describeValue(error, mask);
    return escapeControls(text.slice(0, MAX_LINE));
  } catch {
    return 'the error cannot be described, as reading it throws another.';
  }
}

function describe(error: unknown, mask: Mask): string {
  try {
    return error instanceof Error
      ? describeError(error, mask, 0)
      : escapeControls(describeValue(error, mask));
  } catch {
    return 'the error cannot be described, as reading it throws another.';
  }
}

/**
 * Writes an error and its causes, but no other properties, which may contain anything, such as a
 * request's headers.
 */
function describeError(error: Error, mask: Mask, depth: number): string {
  const message = textOf(() => error.message, mask);
  const stack = textOf(() => error.stack ?? '', mask);
  // The SDK sets the message after the stack is captured, so the stack may begin with another one.
  const start = stack.indexOf(message);
  const frames = (start === -1 ? stack : stack.slice(start + message.length))
    .split('\n', MAX_FRAMES)
    .filter((line) => /^ +at /.test(line));
  const name = textOf(() => error.name, mask);
  const text = [`${name}: ${message}`, ...frames].map(escapeControls).join('\n');
  const cause = causeOf(error);
  if (!(cause instanceof Error) || depth === 5) return text;
  return `${text}\nCaused by ${describeError(cause, mask, depth + 1)}`;
}

/**
 * Reads a text of an error, which may throw, be anything, or be of any length. Tokens are masked
 * before the text is cut: the cut could leave the beginning of one.
 */
function textOf(read: () => unknown, mask: Mask): string {
  try {
    return mask(String(read())).slice(0, MAX_TEXT);
  } catch {
    return 'the error cannot be described, as reading it throws another.';
  }
}

function causeOf(error: Error): unknown {
  try {
    return error.cause;
  } catch {
    return undefined;
  }
}

function describeValue(value: unknown, mask: Mask): string {
  if (typeof value !== 'object' || value === null)
    return `${textOf(() => value, mask)} was thrown.`;
  const keys = Object.keys(value).slice(0, 100).join(', ');
  return `an object was thrown, with the properties ${textOf(() => keys, mask)}.`;
}

/** Escapes control characters, line separators, and characters that change the text's direction. */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? '\\n' : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
