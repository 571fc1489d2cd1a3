import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import {
  dottedName,
  type Evaluator,
  isExport,
  isPresent,
  packageValue,
  staticKey,
  type Value,
} from './value.js';

type Evaluate = Evaluator['evaluate'];

/** The functions that return what they get, or a promise of it. */
const SAME = ['Promise.all', 'Promise.resolve', 'Object.freeze'];

/** Returns the value of a call, if its function is one that the emulator knows or one of the app. */
export function callResult(
  path: NodePath<t.CallExpression | t.OptionalCallExpression>,
  evaluate: Evaluate,
): Value | undefined {
  const callee: NodePath = path.get('callee');
  const [first]: NodePath[] = path.get('arguments');
  const given = () => (first ? evaluate(first) : undefined);
  if (SAME.includes(dottedName(callee.node) ?? '')) return given();
  const value = evaluate(callee);
  const isBound = callee.isMemberExpression() && staticKey(callee.node) === 'bind';
  if (isBound) return value;
  if (value?.kind === 'function') return returned(value.path, evaluate);
  if (
    isExport(value, '@wix/essentials', 'auth.elevate') ||
    isExport(value, '@wix/sdk', 'client.use')
  ) {
    return given();
  }
  if (
    isExport(value, '@wix/sdk', 'createClient') ||
    isExport(value, '@wix/api-client', 'createClient')
  ) {
    return { kind: 'client', modules: optionOf(given(), 'modules'), via: [] };
  }
  if (isExport(value, 'axios', 'create') || isExport(value, 'axios', 'default.create')) {
    return { kind: 'http-client', options: first, name: undefined, via: [] };
  }
  if (value?.kind !== 'package') return undefined;
  // Strategies, and the clients that `elevated()` makes of them, have the same functions.
  const name = value.names.at(-1) ?? '';
  if (value.specifier === '@wix/sdk' && /^(\w+Strategy|elevated)$/.test(name)) {
    return packageValue('@wix/sdk', ['client', 'auth'], value.via);
  }
  if (value.specifier === 'react' && (name === 'useMemo' || name === 'cache')) {
    const callback = given();
    return callback?.kind === 'function' ? returned(callback.path, evaluate) : undefined;
  }
  return undefined;
}

/** Returns the value of an option in an object literal. */
function optionOf(options: Value | undefined, name: string): NodePath | undefined {
  if (options?.kind !== 'literal' || !options.path.isObjectExpression()) return undefined;
  for (const property of options.path.get('properties')) {
    if (property.isObjectProperty() && staticKey(property.node) === name) {
      return property.get('value');
    }
  }
  return undefined;
}

/** Returns the first known value that a function returns. */
function returned(path: NodePath<t.Function>, evaluate: Evaluate): Value | undefined {
  const body: NodePath = path.get('body');
  if (!body.isBlockStatement()) return evaluate(body);
  let value: Value | undefined;
  body.traverse({
    Function(inner) {
      inner.skip();
    },
    ReturnStatement(statement) {
      const argument = statement.get('argument');
      if (isPresent(argument)) value ??= evaluate(argument);
    },
  });
  return value;
}
