import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

/**
 * Finds the first place at which a text is not JSON, which the messages of `JSON.parse` often lack.
 * @returns A part of a sentence, such as `comma expected in line 3, column 5`; `undefined` if the text is
 *   JSON.
 */
export function findJsonProblem(text: string): string | undefined {
  const problems: ParseError[] = [];
  parse(text, problems, { disallowComments: true });
  const [first] = problems;
  if (!first) return undefined;
  const lines = text.slice(0, first.offset).split(/\r\n|\n|\r/);
  const column = (lines.at(-1) ?? '').length + 1;
  // "PropertyNameExpected" becomes "property name expected".
  const words = printParseErrorCode(first.error).replace(/\B[A-Z]/g, ' $&');
  return `${words.toLowerCase()} in line ${lines.length}, column ${column}`;
}
