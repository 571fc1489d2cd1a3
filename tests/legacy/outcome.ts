import { inspect, stripVTControlCharacters } from 'node:util';

/** What the legacy backend puts in place of an error's message and of its stack: `(generic)` here. */
const GENERIC =
  'Error: Unable to handle the request. Contact the site administrator or view site monitoring logs for more information.';

/** What a frontend whose build failed throws. */
export class BuildError extends Error {}

/** Says in one line what a call gave: its value, or what it threw. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    return show(await call);
  } catch (error) {
    if (error instanceof BuildError) return `does not build: ${firstSentence(error.message)}`;
    return `throws ${showThrown(error)}`;
  }
}

/** Says in one line what a request was answered: the status, and what the body says. */
export async function answerOf(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const text = await response.text();
  return `${response.status} ${showBody(text)}`.trimEnd();
}

/** Says what a request was answered in a header. */
export async function headerOf(answer: Promise<Response>, name: string): Promise<string> {
  return (await answer).headers.get(name) ?? 'none';
}

function showThrown(error: unknown): string {
  if (!(error instanceof Error)) return show(error);
  // A bundle has a class of its own, so its name tells.
  if (error.name !== 'WebMethodError') return error.name;
  return ['WebMethodError', field(error, 'code'), field(error, 'status')].join(' ');
}

function showBody(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (field(body, 'exception') === true) return `exception ${show(field(body, 'result'))}`;
    const code = field(field(body, 'error'), 'code');
    return code === undefined ? show(body) : String(code);
  } catch {
    return text === '' ? '' : show(text);
  }
}

function show(value: unknown): string {
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, compact: true, depth: 5 })
    .replaceAll(`, stack: '${GENERIC}'`, '')
    .replaceAll(GENERIC, '(generic)');
}

function firstSentence(message: string): string {
  // In colour, if the terminal of the build has any.
  return stripVTControlCharacters(message)
    .replace(/^(?:\[[^\]]+\] )*\S+ \(\S+\): (?:wix-astro-web-methods: )?/, '')
    .replace(/ by ".*/s, '');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
