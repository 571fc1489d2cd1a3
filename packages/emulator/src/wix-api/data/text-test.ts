import { isJsonObject } from '../../util/json.js';

/** Tells whether a text matches an operator. */
type TextTest = (text: string) => boolean;

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * Compiles an operator on texts, none of which is case-sensitive.
 * @returns The test; the requirement that the operand does not meet; `undefined` if there is no such
 *   operator.
 */
export function textTest(operator: string, operand: unknown): TextTest | string | undefined {
  if (operator === '$matches') return matchesSpec(operand);
  const test = tests.get(operator);
  if (!test) return undefined;
  if (!isText(operand)) return 'must be a text';
  const lower = operand.toLowerCase();
  return (text) => test(text.toLowerCase(), lower);
}

const tests = new Map<string, (text: string, part: string) => boolean>([
  ['$startsWith', (text, part) => text.startsWith(part)],
  ['$endsWith', (text, part) => text.endsWith(part)],
  ['$contains', (text, part) => text.includes(part)],
]);

/**
 * Compiles `$matches`, which the SDK sends for a part of an address: texts with a gap between each
 * two of them, which is a space, a tab, a line feed or a dash.
 */
function matchesSpec(operand: unknown): TextTest | string {
  const spec = isJsonObject(operand) && operand.ignoreCase === true ? operand.spec : undefined;
  if (!Array.isArray(spec)) return 'must have ignoreCase: true and an array "spec"';
  // A text, or `undefined` for a gap.
  const parts: (string | undefined)[] = [];
  for (const part of spec) {
    if (!isJsonObject(part) || !isText(part.value)) return GAPS;
    if (part.type === 'literal') parts.push(part.value.toLowerCase());
    else if (part.type === 'anyOf' && part.value === ' \t\n-') parts.push(undefined);
    else return GAPS;
  }
  // A regular expression of many parts would be too large for JavaScript.
  return (text) => {
    const lower = text.toLowerCase();
    let at = 0;
    for (const part of parts) {
      const isFound =
        part === undefined ? /^[ \t\n-]$/.test(lower.charAt(at)) : lower.startsWith(part, at);
      if (!isFound) return false;
      at += part?.length ?? 1;
    }
    return at === lower.length;
  };
}

const GAPS =
  'must have a "spec" of { type: "literal", value } and { type: "anyOf", value: " \\t\\n-" }';
