import type { Binding } from '@babel/traverse';
import { type Evaluator, originOf, staticKey, type Text, textValue } from './value.js';

/** The parts of a `URL` that decide about its host. */
const HOST = ['href', 'protocol', 'host', 'hostname', 'port'];

/**
 * Returns what a variable's text may be after all assignments to the variable and to its parts.
 * @param text The text at the start.
 * @returns `undefined` if the source does not say it.
 */
export function changedText(
  binding: Binding,
  text: Text,
  { evaluate }: Evaluator,
): Text | undefined {
  let changed = text;
  for (const violation of binding.constantViolations) {
    if (!violation.isAssignmentExpression()) return undefined;
    if (violation.node.operator === '+=') {
      changed = textValue([...changed.parts, { hole: binding.identifier.name }], changed.via);
      continue;
    }
    const assigned = evaluate(violation.get('right'));
    const isSame =
      assigned?.kind === 'text' && JSON.stringify(assigned.parts) === JSON.stringify(text.parts);
    if (!isSame) return undefined;
  }
  for (const { parentPath } of binding.referencePaths) {
    const isAssigned = parentPath?.isMemberExpression() && parentPath.key === 'left';
    if (!isAssigned) continue;
    const name = staticKey(parentPath.node) ?? '';
    if (HOST.includes(name)) return undefined;
    if (name !== 'pathname') continue;
    const origin = originOf(changed);
    changed = textValue([...origin.parts, '/', { hole: name }], origin.via);
  }
  return changed;
}
