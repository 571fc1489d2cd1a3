import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import {
  dottedName,
  type Evaluator,
  OWN_SERVER,
  originOf,
  staticKey,
  textValue,
  type Value,
} from './value.js';

type Evaluate = Evaluator['evaluate'];

/** The expressions that stand for the app's own server. */
const OWN_URLS = [
  'import.meta.url',
  'import.meta.env.BASE_API_URL',
  'import.meta.env.BASE_URL',
  'import.meta.env.WIX_SERVER_BASE_PATH',
  'location.origin',
  'window.location.origin',
];

/** Returns the text of an expression, with a hole for each part that the source does not say. */
export function evaluateText(path: NodePath, evaluate: Evaluate): Value | undefined {
  if (path.isStringLiteral()) return textValue([path.node.value]);
  if (path.isTemplateLiteral()) {
    const expressions = path.get('expressions');
    const values = path.node.quasis.flatMap(({ value }, index) => {
      const expression = expressions[index];
      const text = textValue([value.cooked ?? value.raw]);
      return expression ? [text, textOf(expression, evaluate)] : [text];
    });
    return joined(values);
  }
  if (path.isBinaryExpression({ operator: '+' })) {
    const sides: NodePath[] = [path.get('left'), path.get('right')];
    if (!sides.some((side) => evaluate(side)?.kind === 'text')) return undefined;
    return joined(sides.map((side) => textOf(side, evaluate)));
  }
  if (path.isNewExpression()) return ofUrl(path, evaluate);
  if (path.isMemberExpression()) {
    if (OWN_URLS.includes(dottedName(path.node) ?? '')) return textValue([OWN_SERVER]);
    const name = staticKey(path.node);
    if (name !== 'href' && name !== 'origin') return undefined;
    const object = evaluate(path.get('object'));
    if (object?.kind !== 'text') return undefined;
    return name === 'href' ? object : originOf(object);
  }
  if (path.isCallExpression()) {
    const callee = path.get('callee');
    const isSame = callee.isMemberExpression() && staticKey(callee.node) === 'toString';
    const object = isSame ? evaluate(callee.get('object')) : undefined;
    return object?.kind === 'text' ? object : undefined;
  }
  return undefined;
}

function ofUrl(path: NodePath<t.NewExpression>, evaluate: Evaluate): Value | undefined {
  const callee = path.get('callee');
  if (!callee.isIdentifier()) return undefined;
  if (!['URL', 'Request'].includes(callee.node.name)) return undefined;
  const [first, base]: NodePath[] = path.get('arguments');
  if (!first) return undefined;
  const text = textOf(first, evaluate);
  const isAbsolute = text.kind === 'text' && /^\w+:/.test(String(text.parts[0]));
  if (!base || callee.node.name === 'Request' || isAbsolute) return text;
  const baseText = evaluate(base);
  return baseText?.kind === 'text' ? joined([originOf(baseText), text]) : undefined;
}

/** Returns the text of an expression, or a hole with the name of the expression. */
function textOf(path: NodePath, evaluate: Evaluate): Value {
  const value = evaluate(path);
  return value?.kind === 'text' ? value : textValue([{ hole: nameOf(path) }]);
}

function joined(values: readonly Value[]): Value {
  return textValue(
    values.flatMap((value) => (value.kind === 'text' ? value.parts : [])),
    values.flatMap(({ via }) => via),
  );
}

function nameOf(path: NodePath): string {
  const { node } = path;
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return staticKey(node) ?? 'value';
  if (node.type === 'CallExpression' && node.arguments[0]?.type === 'Identifier') {
    return node.arguments[0].name;
  }
  return 'value';
}
