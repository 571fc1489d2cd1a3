import type { CallExpression, Expression, MemberExpression, Super } from 'estree';
import { isDeclared, type Namespace, type Scope } from './scope.js';

/**
 * The kind of an expression's value, as far as it is known without running the code:
 * - `method`: a web method, made by `webMethod()` itself;
 * - `unknown`: maybe a web method, depending on its permission at run time;
 * - `function`: a function without a permission;
 * - `value`: a value that can never be a web method.
 */
export type Kind = 'method' | 'unknown' | 'function' | 'value';

/** Global functions whose result is never a web method. */
const VALUE_FUNCTIONS = new Set(
  'Array atob BigInt Boolean btoa Date decodeURI decodeURIComponent encodeURI encodeURIComponent Error fetch isFinite isNaN Number parseFloat parseInt RangeError RegExp require String structuredClone Symbol TypeError'.split(
    ' ',
  ),
);

/** Global objects that neither contain nor create web methods. */
const VALUE_OBJECTS = new Set(
  'Array Atomics BigInt Boolean Buffer console crypto Date Error Intl JSON Map Math Number Object performance process Promise RegExp Response String Symbol URL'.split(
    ' ',
  ),
);

/** The functions of `Object` that return their first argument. */
const SAME_OBJECT = new Set(
  'assign defineProperties defineProperty freeze preventExtensions seal setPrototypeOf'.split(' '),
);

/** Classes whose instances have no method that returns a function. */
const VALUE_CLASSES = new Set(
  'Date RegExp Set TextDecoder TextEncoder URL URLSearchParams'.split(' '),
);

/** The methods of an array that return one of its items. */
const ITEM_METHODS = new Set('at find findLast pop reduce reduceRight shift'.split(' '));

/** Returns the kind of the value behind a name in a module. */
export function kindOfBinding(name: string, scope: Scope, aliases: readonly string[] = []): Kind {
  if (scope.imports.has(name))
    return scope.imports.get(name)?.imported === '*' ? 'value' : 'unknown';
  if (scope.unreadable.has(name)) return 'unknown';
  if (scope.classes.has(name)) return 'value';
  // Aliases that form a circle never get a value.
  if (aliases.includes(name)) return 'value';
  const kinds = (scope.values.get(name) ?? []).map((value) =>
    isEnum(name, value) ? 'value' : kindOf(value, scope, [...aliases, name]),
  );
  if (scope.functions.has(name)) kinds.push('function');
  const kind = combine(kinds);
  return kind === 'function' && scope.passed.has(name) ? 'unknown' : kind;
}

/**
 * Returns the kind of an expression's value.
 * @param aliases The names that led to the expression. Names such as `a` and `b` may form a circle.
 */
export function kindOf(value: Expression, scope: Scope, aliases: readonly string[] = []): Kind {
  const recur = (...values: Expression[]) =>
    combine(values.map((each) => kindOf(each, scope, aliases)));
  switch (value.type) {
    case 'Identifier':
      if (isDeclared(value.name, scope)) return kindOfBinding(value.name, scope, aliases);
      return isGlobalValue(value.name) ? 'value' : 'unknown';
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'function';
    case 'CallExpression':
      return kindOfCall(value, scope, aliases);
    case 'NewExpression': {
      const [target] = value.arguments;
      const isProxy = value.callee.type === 'Identifier' && value.callee.name === 'Proxy';
      return isProxy && target && target.type !== 'SpreadElement' ? recur(target) : 'value';
    }
    case 'TaggedTemplateExpression':
      return isRootedInGlobals(value.tag, scope) ? 'value' : 'unknown';
    case 'MemberExpression':
      return kindOfMember(value, scope, aliases);
    case 'ChainExpression':
      return recur(value.expression);
    case 'AwaitExpression':
      return isPromise(value.argument, scope) ? 'unknown' : recur(value.argument);
    case 'AssignmentExpression':
      return value.operator === '=' ? recur(value.right) : 'unknown';
    case 'ConditionalExpression':
      return recur(value.consequent, value.alternate);
    case 'LogicalExpression':
      return recur(value.left, value.right);
    case 'SequenceExpression':
      return recur(...value.expressions.slice(-1));
    default:
      return 'value';
  }
}

function kindOfCall(call: CallExpression, scope: Scope, aliases: readonly string[]): Kind {
  const { callee } = call;
  const [first] = call.arguments;
  if (callee.type === 'Identifier') {
    const { source, imported } = scope.imports.get(callee.name) ?? {};
    if (source === '@wix/web-methods' && imported === 'webMethod') return 'method';
    const isGlobal = !isDeclared(callee.name, scope);
    return isGlobal && VALUE_FUNCTIONS.has(callee.name) ? 'value' : 'unknown';
  }
  if (callee.type !== 'MemberExpression') return 'unknown';
  const { object } = callee;
  const method = propertyOf(callee);
  const isSame = isGlobalObject(object, 'Object', scope) && SAME_OBJECT.has(method ?? '');
  if (isSame)
    return first && first.type !== 'SpreadElement' ? kindOf(first, scope, aliases) : 'unknown';
  if (isRootedInGlobals(object, scope) || isText(object, scope)) return 'value';
  if (object.type === 'ArrayExpression')
    return ITEM_METHODS.has(method ?? '') ? 'unknown' : 'value';
  const isInstance =
    object.type === 'NewExpression' &&
    object.callee.type === 'Identifier' &&
    !isDeclared(object.callee.name, scope) &&
    VALUE_CLASSES.has(object.callee.name);
  return isInstance ? 'value' : 'unknown';
}

function kindOfMember(member: MemberExpression, scope: Scope, aliases: readonly string[]): Kind {
  const { object } = member;
  if (isRootedInGlobals(object, scope) || isText(object, scope)) return 'value';
  const property = propertyOf(member);
  if (object.type !== 'Identifier' || property === undefined) return 'unknown';
  const namespaces = scope.namespaces.get(object.name);
  if (namespaces && !aliases.includes(object.name)) {
    return kindInNamespaces(namespaces, property, scope, [...aliases, object.name]);
  }
  const values = scope.values.get(object.name) ?? [];
  const isOfEnum = values.length === 1 && values.every((each) => isEnum(object.name, each));
  return isOfEnum ? 'value' : 'unknown';
}

function kindInNamespaces(
  namespaces: readonly Namespace[],
  name: string,
  scope: Scope,
  aliases: readonly string[],
): Kind {
  const kinds: Kind[] = [];
  for (const { parameter, body } of namespaces) {
    for (const node of body.body) {
      if (node.type !== 'ExpressionStatement') continue;
      const { expression } = node;
      if (expression.type !== 'AssignmentExpression') continue;
      const { left, right } = expression;
      if (left.type !== 'MemberExpression' || propertyOf(left) !== name) continue;
      if (left.object.type !== 'Identifier' || left.object.name !== parameter) continue;
      // A name in a namespace may be declared in the namespace itself.
      kinds.push(right.type === 'Identifier' ? 'unknown' : kindOf(right, scope, aliases));
    }
  }
  return kinds.length === 0 ? 'unknown' : combine(kinds);
}

/** Recognises `var E = ((E2) => …)(E || {})`, which is the output of esbuild for `enum E`. */
function isEnum(name: string, value: Expression): boolean {
  if (value.type !== 'CallExpression') return false;
  const [argument] = value.arguments;
  return (
    value.callee.type === 'ArrowFunctionExpression' &&
    argument?.type === 'LogicalExpression' &&
    argument.left.type === 'Identifier' &&
    argument.left.name === name &&
    argument.right.type === 'ObjectExpression'
  );
}

/** Whether an expression starts at `import.meta` or at a global object, such as `process.env.KEY`. */
function isRootedInGlobals(value: Expression | Super, scope: Scope): boolean {
  if (value.type === 'MetaProperty') return true;
  if (value.type === 'MemberExpression') return isRootedInGlobals(value.object, scope);
  return (
    value.type === 'Identifier' && !isDeclared(value.name, scope) && VALUE_OBJECTS.has(value.name)
  );
}

function isGlobalObject(value: Expression | Super, name: string, scope: Scope): boolean {
  return value.type === 'Identifier' && value.name === name && !isDeclared(name, scope);
}

function isText(value: Expression | Super, scope: Scope): boolean {
  if (value.type === 'Literal') return typeof value.value === 'string';
  if (value.type === 'CallExpression') {
    return value.callee.type !== 'Super' && isGlobalObject(value.callee, 'String', scope);
  }
  return value.type === 'TemplateLiteral';
}

/** Whether an expression may be a promise, whose value is only known when it is awaited. */
function isPromise(value: Expression, scope: Scope): boolean {
  if (value.type === 'NewExpression') return true;
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return false;
  const { object } = value.callee;
  const isOfMany = ['all', 'allSettled'].includes(propertyOf(value.callee) ?? '');
  return isGlobalObject(object, 'Promise', scope) && !isOfMany;
}

function isGlobalValue(name: string): boolean {
  return (
    ['undefined', 'NaN', 'Infinity'].includes(name) ||
    VALUE_FUNCTIONS.has(name) ||
    VALUE_OBJECTS.has(name)
  );
}

function propertyOf({ property, computed }: MemberExpression): string | undefined {
  if (property.type === 'Literal') return String(property.value);
  return property.type === 'Identifier' && !computed ? property.name : undefined;
}

/** Returns the kind of a value that may be of any of the given kinds. */
function combine(kinds: readonly Kind[]): Kind {
  const [first = 'value', ...others] = kinds;
  if (others.every((kind) => kind === first)) return first;
  return kinds.every((kind) => kind === 'function' || kind === 'value') ? 'function' : 'unknown';
}
