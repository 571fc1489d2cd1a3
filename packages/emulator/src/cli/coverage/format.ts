import { ANSWERS } from './describe-coverage.js';
import type { CoverageReport, CoveredCall } from './report.js';

/** The width of the text in columns. */
const WIDTH = 100;
/** The width of the column with the answer, with the space after it. */
const ANSWER = 10;
/** The largest width of the column with the function, with the space after it. */
const NAME = 38;

/**
 * Formats a report for a terminal.
 * @param report The report.
 * @param mark Marks an answer, for example with a colour.
 */
export function formatCoverage(
  { calls, unread, totals }: CoverageReport,
  mark: (answer: string) => string = (answer) => answer,
): string {
  const width = Math.min(NAME, Math.max(...calls.map(({ name }) => name.length + 2), 0));
  const groups = [
    ['Backend', calls.filter(({ runsIn }) => runsIn === 'backend')],
    ['Pages', calls.filter(({ runsIn }) => runsIn === 'page')],
  ] as const;
  const lines = groups.flatMap(([title, group]) =>
    group.length === 0 ? [] : [title, ...group.flatMap((call) => rows(call, width, mark)), ''],
  );
  for (const { file, reason } of unread) {
    lines.push(...wrap(`Not read: ${file}: ${reason}`, WIDTH), '');
  }
  const sums = ANSWERS.map((answer) => `${totals[answer]} ${answer}`).join(', ');
  return [...lines, `${calls.length} ${calls.length === 1 ? 'call' : 'calls'}: ${sums}`].join('\n');
}

function rows(call: CoveredCall, width: number, mark: (answer: string) => string): string[] {
  const { answer, name, method, url, places } = call;
  const target = url === undefined ? '' : `${method ?? '?'} ${shortUrl(url)}`;
  const note = answer === 'emulated' ? '' : (call.note ?? '');
  const targets = breakUp(target, WIDTH - 2 - ANSWER - width);
  const isLong = name.length + 2 > width;
  const [first = '', ...others] = isLong && target !== '' ? ['', ...targets] : targets;
  const start = `  ${mark(answer)}${' '.repeat(ANSWER - answer.length)}`;
  const indent = ' '.repeat(2 + ANSWER);
  return [
    `${start}${name.padEnd(width)}${first}`.trimEnd(),
    ...others.map((part) => `${indent}${' '.repeat(width)}${part}`.trimEnd()),
    ...wrap(placesOf(places), WIDTH - indent.length - 2).map((line) => `${indent}  ${line}`),
    ...wrap(note, WIDTH - indent.length - 2).map((line) => `${indent}  ${line}`),
  ];
}

function shortUrl(url: string): string {
  return url.replace(/^https:\/\/(www\.wixapis\.com(?=\/))?/, '');
}

/** The places, one file after the other, each with its lines. */
function placesOf(places: CoveredCall['places']): string {
  const lines = new Map<string, number[]>();
  for (const { file, line } of places) lines.set(file, [...(lines.get(file) ?? []), line]);
  return [...lines].map(([file, numbers]) => `${file}:${numbers.join(',')}`).join(' ');
}

/** Breaks a text into lines between its words. A word that is too long stays whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Breaks a URL into lines of a width, before a slash if there is one. */
function breakUp(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}(?=/|$)|.{1,${width}}`, 'gu')) ?? [''];
}
