import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { globalValue, METHODS_OF_AXIOS } from './request-functions.js';
import type { SourceScript } from './source-script.js';
import {
  type Evaluator,
  GLOBALS,
  isPresent,
  packageValue,
  staticKey,
  type Value,
} from './value.js';

/** The functions of every function, which change nothing about what is called. */
const OF_FUNCTIONS = ['bind', 'call', 'apply'];

const OF_PROMISES = ['then', 'catch', 'finally'];

/** The members of a client itself, beside its modules. */
const OF_CLIENT = [
  'auth',
  'use',
  'fetch',
  'fetchWithAuth',
  'graphql',
  'webhooks',
  'servicePlugins',
  'setHeaders',
  'enableContext',
];

/** Returns the value of a member. */
export function memberOf(value: Value, name: string, evaluator: Evaluator): Value | undefined {
  const result = find(value, name, evaluator);
  return result && { ...result, via: [...value.via, ...result.via] };
}

function find(value: Value, name: string, evaluator: Evaluator): Value | undefined {
  switch (value.kind) {
    case 'package':
      if (OF_FUNCTIONS.includes(name)) return { ...value, via: [] };
      // Of a promise of the module.
      if (value.names.length === 0 && OF_PROMISES.includes(name)) return undefined;
      // What the app keeps there itself is not known.
      if (value.specifier === GLOBALS && value.names.length === 0) return globalValue(name);
      return packageValue(value.specifier, [...value.names, name]);
    case 'http-client': {
      const isFunction = value.name === undefined && METHODS_OF_AXIOS.includes(name);
      return isFunction ? { ...value, name, via: [] } : undefined;
    }
    case 'client': {
      if (OF_CLIENT.includes(name)) return packageValue('@wix/sdk', ['client', name]);
      const modules = value.modules && evaluator.evaluate(value.modules);
      return modules && memberOf(modules, name, evaluator);
    }
    case 'module': {
      const { scripts } = value;
      const search = () => exportOf(scripts, name, evaluator);
      return evaluator.findExport(scripts[0]?.file ?? '', name, search);
    }
    case 'literal':
      return ofLiteral(value, name, evaluator);
    case 'function':
      return OF_FUNCTIONS.includes(name) ? { ...value, via: [] } : undefined;
    case 'text':
      return undefined;
  }
}

function ofLiteral(
  { path }: Extract<Value, { kind: 'literal' }>,
  name: string,
  evaluator: Evaluator,
): Value | undefined {
  if (path.isArrayExpression()) {
    const element = path.get('elements')[Number(name)];
    return isPresent(element) ? evaluator.evaluate(element) : undefined;
  }
  if (!path.isObjectExpression()) return undefined;
  // The last property with a name counts.
  for (const property of path.get('properties').toReversed()) {
    if (property.isSpreadElement()) {
      const spread = evaluator.evaluate(property.get('argument'));
      const value = spread && memberOf(spread, name, evaluator);
      if (value) return value;
    } else if (property.isObjectProperty() && staticKey(property.node) === name) {
      return evaluator.evaluate(property.get('value'));
    } else if (property.isObjectMethod() && staticKey(property.node) === name) {
      return evaluator.evaluate(property);
    }
  }
  return undefined;
}

/**
 * Returns what a file of the app exports under a name, also if it exports something of another file
 * or of a package again. As in JavaScript, a file's own exports come before those of `export *`.
 */
function exportOf(
  scripts: readonly SourceScript[],
  name: string,
  evaluator: Evaluator,
): Value | undefined {
  const statements = scripts.flatMap(({ program, file }) =>
    program.get('body').map((statement) => ({ statement, file })),
  );
  for (const { statement, file } of statements) {
    const value = exportIn(statement, file, name, evaluator);
    if (value) return value;
  }
  if (name === 'default') return undefined;
  const targets = statements.flatMap(({ statement, file }) =>
    statement.isExportAllDeclaration()
      ? [evaluator.importFrom(file, statement.node.source.value)]
      : [],
  );
  for (const target of targets.filter(({ kind }) => kind === 'module')) {
    const value = memberOf(target, name, evaluator);
    if (value) return value;
  }
  const packages = targets.filter((target) => target.kind === 'package');
  // A package that is not installed may export anything. Whether it does shows later.
  const target =
    packages.find(({ specifier }) => evaluator.hasExport(specifier, name)) ?? packages[0];
  return target && memberOf(target, name, evaluator);
}

function exportIn(
  statement: NodePath<t.Statement>,
  file: string,
  name: string,
  evaluator: Evaluator,
): Value | undefined {
  const { evaluate, importFrom } = evaluator;
  if (statement.isExportDefaultDeclaration()) {
    return name === 'default' ? evaluate(statement.get('declaration')) : undefined;
  }
  if (!statement.isExportNamedDeclaration() || statement.node.exportKind === 'type') {
    return undefined;
  }
  const declaration = statement.get('declaration');
  if (declaration.isFunctionDeclaration() && declaration.node.id?.name === name) {
    return { kind: 'function', path: declaration, via: [] };
  }
  const { source } = statement.node;
  for (const specifier of statement.get('specifiers')) {
    const { exported } = specifier.node;
    if ((exported.type === 'Identifier' ? exported.name : exported.value) !== name) continue;
    if (specifier.isExportSpecifier()) {
      const local = specifier.get('local');
      return source
        ? memberOf(importFrom(file, source.value), local.node.name, evaluator)
        : evaluate(local);
    }
    if (specifier.isExportNamespaceSpecifier() && source) return importFrom(file, source.value);
  }
  if (!declaration.isVariableDeclaration()) return undefined;
  const identifier = declaration.getBindingIdentifierPaths()[name];
  return identifier && evaluate(identifier);
}
