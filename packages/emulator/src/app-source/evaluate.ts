import type { Binding, NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { type AppSource, resolveInApp } from './app-source.js';
import { callResult } from './call-result.js';
import { changedText } from './changed-text.js';
import { dynamicImport } from './dynamic-import.js';
import { memberOf } from './member.js';
import { createExportCheck } from './package-exports.js';
import { globalValue } from './request-functions.js';
import type { SourceScript } from './source-script.js';
import { evaluateText } from './text.js';
import {
  type Evaluator,
  GLOBALS,
  isPresent,
  packageValue,
  staticKey,
  type Value,
} from './value.js';

/** The entry points of `@wix/sdk` that have a part of what the package itself exports. */
const PARTS_OF_SDK = /^@wix\/sdk\/(client|auth(\/[\w-]+)*)$/;

/**
 * Creates an evaluator for an app. It follows imports, variables, destructuring, members, clients and
 * the results of the app's own functions. It runs none of the app's code.
 */
export function createEvaluator(source: AppSource): Evaluator {
  const scriptOf = new Map<t.Node, SourceScript>();
  for (const script of [...source.files.values()].flat()) {
    scriptOf.set(script.program.node, script);
  }
  const known = new Map<t.Node, Value | undefined>();
  const active = new Set<t.Node>();
  const searched = new Set<string>();
  /** How often the evaluation has met an expression that leads to itself. */
  let circles = 0;

  const evaluator: Evaluator = {
    evaluate(path) {
      const { node } = path;
      if (known.has(node)) return known.get(node);
      if (active.has(node)) {
        circles += 1;
        return undefined;
      }
      const circlesBefore = circles;
      active.add(node);
      const value = compute(path);
      active.delete(node);
      const result = value && { ...value, via: [...value.via, node] };
      // In a circle, the value is only unknown on this way.
      if (result || circles === circlesBefore) known.set(node, result);
      return result;
    },
    importFrom(file, specifier) {
      const target = resolveInApp(source, file, specifier);
      return target === undefined
        ? packageValue(specifier.replace(PARTS_OF_SDK, '@wix/sdk'), [])
        : { kind: 'module', scripts: source.files.get(target) ?? [], via: [] };
    },
    findExport(file, name, find) {
      const key = `${name} ${file}`;
      if (searched.has(key)) {
        circles += 1;
        return undefined;
      }
      searched.add(key);
      const value = find();
      searched.delete(key);
      return value;
    },
    hasExport: createExportCheck(source.root),
  };
  const { evaluate } = evaluator;

  function compute(path: NodePath): Value | undefined {
    const inner = withoutWrapper(path);
    if (inner) return evaluate(inner);
    if (path.isIdentifier()) return ofIdentifier(path);
    if (path.isMemberExpression() || path.isOptionalMemberExpression()) {
      return evaluateText(path, evaluate) ?? ofMember(path);
    }
    if (path.isObjectExpression() || path.isArrayExpression()) {
      return { kind: 'literal', path, via: [] };
    }
    if (path.isFunction()) return { kind: 'function', path, via: [] };
    if (path.isConditionalExpression()) {
      return firstValue([path.get('consequent'), path.get('alternate')]);
    }
    if (path.isLogicalExpression()) return firstValue([path.get('left'), path.get('right')]);
    const specifier = importedSpecifier(path, evaluate);
    if (specifier !== undefined) return evaluator.importFrom(fileOf(path), specifier);
    if (path.isNewExpression()) {
      const created = evaluate(path.get('callee'));
      if (created?.kind === 'package' && created.specifier === GLOBALS) return created;
    }
    if (path.isCallExpression() || path.isOptionalCallExpression()) {
      return callResult(path, evaluate) ?? evaluateText(path, evaluate);
    }
    return evaluateText(path, evaluate);
  }

  function firstValue(paths: readonly NodePath[]): Value | undefined {
    const values = paths.map(evaluate).filter((value) => value !== undefined);
    // With two different texts, neither of them is certain.
    if (
      values.length > 1 &&
      values[0]?.kind === 'text' &&
      !paths[0]?.parentPath?.isLogicalExpression()
    ) {
      return undefined;
    }
    return values[0];
  }

  function ofMember(path: NodePath<t.MemberExpression | t.OptionalMemberExpression>) {
    const name = staticKey(path.node);
    if (name === undefined) return undefined;
    const object = path.get('object');
    if (object.isThisExpression()) return ofField(path, name);
    const value = evaluate(object);
    return value && memberOf(value, name, evaluator);
  }

  /** The value of a field of a class, from its declaration or the first assignment to it. */
  function ofField(path: NodePath, name: string): Value | undefined {
    const parent = path.findParent((one) => one.isClass());
    if (!parent?.isClass()) return undefined;
    const values: (Value | undefined)[] = [];
    parent.get('body').traverse({
      'ClassProperty|ClassPrivateProperty'(property: NodePath) {
        if (!property.isClassProperty() || staticKey(property.node) !== name) return;
        const value = property.get('value');
        if (isPresent(value)) values.push(evaluate(value));
      },
      AssignmentExpression(assignment) {
        const { left } = assignment.node;
        const isField =
          left.type === 'MemberExpression' &&
          left.object.type === 'ThisExpression' &&
          staticKey(left) === name;
        if (isField) values.push(evaluate(assignment.get('right')));
      },
    });
    return values.find((value) => value !== undefined);
  }

  function ofIdentifier(path: NodePath<t.Identifier>): Value | undefined {
    const binding = path.scope.getBinding(path.node.name);
    return binding ? ofBinding(binding) : globalValue(path.node.name);
  }

  function ofBinding(binding: Binding): Value | undefined {
    const { path, identifier } = binding;
    const { parent } = path;
    if (parent.type === 'ImportDeclaration') {
      if (parent.importKind === 'type') return undefined;
      const value = evaluator.importFrom(fileOf(path), parent.source.value);
      const name = importedName(path.node);
      return name === undefined ? value : memberOf(value, name, evaluator);
    }
    if (path.isFunctionDeclaration()) return { kind: 'function', path, via: [] };
    if (path.isVariableDeclarator()) {
      const init = path.get('init');
      const value = isPresent(init) ? evaluate(init) : undefined;
      const picked = pick(path.get('id'), identifier, value);
      return picked?.kind === 'text'
        ? changedText(binding, picked, evaluator)
        : (picked ?? ofAssignment(binding));
    }
    return binding.kind === 'param' ? ofParameter(binding) : undefined;
  }

  function ofAssignment({ constantViolations }: Binding): Value | undefined {
    for (const violation of constantViolations) {
      if (!violation.isAssignmentExpression({ operator: '=' })) continue;
      const value = evaluate(violation.get('right'));
      if (value) return value;
    }
    return undefined;
  }

  /** The value of a parameter, if the function gets the result of a promise. */
  function ofParameter({ path, identifier }: Binding): Value | undefined {
    const callback = path.isFunction() ? path : path.parentPath;
    const call = callback?.parentPath;
    if (!callback?.isFunction() || !call?.isCallExpression()) return undefined;
    const callee = call.get('callee');
    if (!callee.isMemberExpression() || staticKey(callee.node) !== 'then') return undefined;
    const parameter = callback.get('params')[0];
    return parameter && pick(parameter, identifier, evaluate(callee.get('object')));
  }

  /** Finds the part of a value that a pattern assigns to a variable. */
  function pick(
    pattern: NodePath<t.Node | null | undefined>,
    variable: t.Node,
    value: Value | undefined,
  ): Value | undefined {
    if (!value || !pattern.node || !contains(pattern.node, variable)) return undefined;
    if (pattern.node === variable) return value;
    if (pattern.isAssignmentPattern()) return pick(pattern.get('left'), variable, value);
    if (pattern.isRestElement()) return value;
    if (pattern.isArrayPattern()) {
      const elements = pattern.get('elements');
      const index = elements.findIndex(({ node }) => node && contains(node, variable));
      const part = memberOf(value, String(index), evaluator);
      const element = elements[index];
      return element && pick(element, variable, part);
    }
    if (!pattern.isObjectPattern()) return undefined;
    const property = pattern.get('properties').find(({ node }) => contains(node, variable));
    if (!property?.isObjectProperty()) return value;
    const key = staticKey(property.node);
    if (key === undefined) return undefined;
    return pick(property.get('value'), variable, memberOf(value, key, evaluator));
  }

  function fileOf(path: NodePath): string {
    return scriptOf.get(path.scope.getProgramParent().path.node)?.file ?? '';
  }

  return evaluator;
}

function contains(node: t.Node, inner: t.Node): boolean {
  return (node.start ?? 0) <= (inner.start ?? -1) && (inner.end ?? Infinity) <= (node.end ?? 0);
}

/** Returns the specifier of `import('…')` or `require('…')`, if the source says all of it. */
function importedSpecifier(path: NodePath, evaluate: Evaluator['evaluate']): string | undefined {
  const argument = dynamicImport(path);
  const value = argument && evaluate(argument);
  const [text, ...others] = value?.kind === 'text' ? value.parts : [];
  return typeof text === 'string' && others.length === 0 ? text : undefined;
}

/** Returns the name of an imported export; `undefined` for a whole module. */
function importedName(specifier: t.Node): string | undefined {
  if (specifier.type === 'ImportSpecifier') {
    const { imported } = specifier;
    return imported.type === 'Identifier' ? imported.name : imported.value;
  }
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : undefined;
}

function withoutWrapper(path: NodePath): NodePath | undefined {
  if (path.isAwaitExpression()) return path.get('argument');
  if (path.isAssignmentExpression()) return path.get('right');
  if (path.isParenthesizedExpression()) return path.get('expression');
  if (path.isTSAsExpression()) return path.get('expression');
  if (path.isTSSatisfiesExpression()) return path.get('expression');
  if (path.isTSNonNullExpression()) return path.get('expression');
  if (path.isTSTypeAssertion()) return path.get('expression');
  return path.isTSInstantiationExpression() ? path.get('expression') : undefined;
}
