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
  const parts: string[] = [];
  for (const part of spec) {
    if (!isJsonObject(part) || !isText(part.value)) return GAPS;
    if (part.type === 'literal') parts.push(part.value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    else if (part.type === 'anyOf' && part.value === ' \t\n-') parts.push('[ \\t\\n-]');
    else return GAPS;
  }
  const expression = new RegExp(`^${parts.join('')}$`, 'i');
  return (text) => expression.test(text);
}

const GAPS =
  'must have a "spec" of { type: "literal", value } and { type: "anyOf", value: " \\t\\n-" }';
