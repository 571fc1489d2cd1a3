/** How good the news is. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

const statusTexts: Readonly<Record<number, string>> = {
  0: 'No answer',
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

/** An HTTP status with what it means. */
export function formatStatus(status: number): string {
  const text = statusTexts[status];
  if (status === 0) return text ?? '';
  return text === undefined ? String(status) : `${status} ${text}`;
}

/** How good the news of an HTTP status is. */
export function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}

/** A duration in milliseconds, as people say it. */
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

/** How far ahead the clock is, in its two largest units. */
export function formatOffset(seconds: number): string {
  let rest = Math.round(Math.abs(seconds));
  // An import a moment after the export is not worth a word.
  if (rest < 60) return 'real time';
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    rest -= count * size;
  }
  return `${seconds < 0 ? '−' : '+'}${parts.slice(0, 2).join(' ')}`;
}

/** The time of day of an ISO date. */
export function formatTime(iso: string): string {
  return format(iso, { timeStyle: 'medium' });
}

/** The day and the time of an ISO date. */
export function formatMoment(iso: string): string {
  return format(iso, { dateStyle: 'medium', timeStyle: 'medium' });
}

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat('en', { hourCycle: 'h23', ...options }).format(date);
}

/** A JSON text with line breaks; any other text as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A number of things, in words. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
