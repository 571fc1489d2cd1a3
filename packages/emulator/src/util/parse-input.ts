import type { z } from '@hono/zod-openapi';
import { invalidInput } from './emulator-error.js';
import { isJsonObject } from './json.js';

type Issue = z.core.$ZodIssue;

const typeNames: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a string',
};

const formatNames: Readonly<Record<string, string>> = {
  datetime: 'a date and time in ISO 8601, such as 2031-05-06T07:08:09Z',
  guid: 'a GUID',
  url: 'a URL',
  uuid: 'a GUID',
};

/**
 * Checks a value that a person or a program has passed.
 * @param schema The schema that the value must match.
 * @param value The value.
 * @param name The name of the value in the error message.
 * @throws {EmulatorError} `INVALID_INPUT`, with the sentence of {@link describeProblem}.
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, name: string) {
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw invalidInput(describeProblem(error, value, name));
  return data;
}

/**
 * Describes in one sentence the problem with a value and the expected value. A schema's own message
 * is used if it begins with "must".
 * @param error The schema's error, of which the first problem is described.
 * @param value The value that the schema has refused.
 * @param name The name of the value in the sentence.
 */
export function describeProblem(
  { issues }: z.core.$ZodError,
  value: unknown,
  name: string,
): string {
  const [issue] = issues;
  return issue ? describe(issue, value, name) : `${name} is invalid.`;
}

function describe(issue: Issue, value: unknown, name: string): string {
  const found = valueAt(value, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return `"${fieldOf([...issue.path, key])}" is not a known field.`;
  }
  if (issue.code === 'invalid_union' && !isOwnWords(issue.message)) {
    // The branch whose problem has the deepest path is the intended one.
    const [nearest] = issue.errors
      .flatMap(([first]) => (first ? [first] : []))
      .sort((one, other) => other.path.length - one.path.length);
    if (nearest) {
      return describe({ ...nearest, path: [...issue.path, ...nearest.path] }, value, name);
    }
  }
  const subject = issue.path.length > 0 ? `"${fieldOf(issue.path)}"` : name;
  const missing = found === undefined ? 'is missing: it ' : '';
  return `${subject} ${missing}${requirementOf(issue)}.`;
}

function requirementOf(issue: Issue): string {
  if (isOwnWords(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? `of the type ${issue.expected}`}`;
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return issue.values.length > 1 ? `must be one of ${values}` : `must be ${values}`;
    }
    case 'invalid_format':
      return `must be ${formatNames[issue.format] ?? `in the format ${issue.format}`}`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
      return `must be ${issue.inclusive ? 'at least' : 'above'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'below'} ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return `must be something else (${issue.message})`;
  }
}

function isOwnWords(message: string): boolean {
  return message.startsWith('must ');
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' items long' : '';
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[String(key)] : undefined;
  }, value);
}
