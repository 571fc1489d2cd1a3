/** The tone of a message, from good to bad. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No content',
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong media type',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Server error',
  501: 'Not emulated',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'Timed out',
};

/** Formats an HTTP status with its meaning. */
export function formatStatus(status: number): string {
  if (status === 0) return 'No answer';
  const text = statusTexts[status];
  return text === undefined ? String(status) : `${status} ${text}`;
}

/** Returns the tone of an HTTP status. */
export function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}

/** Formats a duration in milliseconds. */
export function formatDuration(ms: number): string {
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Formats the clock's offset, in its two largest units. */
export function formatOffset(seconds: number): string {
  let rest = Math.round(Math.abs(seconds));
  // Ignores the small offset of a state that was imported right after its export.
  if (rest < 60) return 'real time';
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(plural(count, unit));
    rest -= count * size;
  }
  return `${seconds < 0 ? '−' : '+'}${parts.slice(0, 2).join(' ')}`;
}

/** Formats the time of day of an ISO date. */
export function formatTime(iso: string): string {
  return format(iso, { timeStyle: 'medium' });
}

/** Formats the day and the time of an ISO date. */
export function formatMoment(iso: string): string {
  return format(iso, { dateStyle: 'medium', timeStyle: 'medium' });
}

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat('en', { hourCycle: 'h23', ...options }).format(date);
}

/** Formats JSON with line breaks; returns any other text unchanged. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Formats a count with its noun. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Returns the message of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
