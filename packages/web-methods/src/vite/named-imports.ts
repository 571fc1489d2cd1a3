import type {
  ArrowFunctionExpression,
  AwaitExpression,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  MemberExpression,
  Node,
  Pattern,
  Program,
} from 'estree';
import { walk } from 'estree-walker';
import { boundNames, nameOf } from './scope.js';

/** The names that a module imports from another module. */
export interface NamedImports {
  source: string;
  names: string[];
  /** The position of the import in the code. */
  position: number | undefined;
}

/**
 * Reads the names that a module imports: with `import` and `export … from`, and as properties of a
 * namespace or of the result of `import()`.
 */
export function readNamedImports(program: Program): NamedImports[] {
  const found: NamedImports[] = [];
  const scopes = readDeclarations(program);
  /** The names of whole modules, such as in `import * as name`, with their sources. */
  const namespaces = new Map<Node, Map<string, string>>();
  const add = (source: string, names: string[], node: Node) => {
    const position = 'start' in node && typeof node.start === 'number' ? node.start : undefined;
    if (names.length > 0) found.push({ source, names, position });
  };
  const addPattern = (source: string, pattern: Pattern, node: Node, scope: Node) => {
    if (pattern.type === 'Identifier') {
      namespaces.set(scope, (namespaces.get(scope) ?? new Map()).set(pattern.name, source));
    } else add(source, keysOf(pattern), node);
  };

  walkFunctions(program, (node, functions) => {
    const [scope = program] = functions;
    if (node.type === 'ImportDeclaration') {
      const source = String(node.source.value);
      const names: string[] = [];
      for (const specifier of node.specifiers) {
        if (specifier.type === 'ImportSpecifier') names.push(nameOf(specifier.imported));
        else if (specifier.type === 'ImportDefaultSpecifier') names.push('default');
        else addPattern(source, specifier.local, node, scope);
      }
      add(source, names, node);
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      const names = node.specifiers.map(({ local }) => nameOf(local));
      add(String(node.source.value), names, node);
    } else if (node.type === 'VariableDeclarator' && node.init) {
      const source = awaitedSource(node.init);
      if (source !== undefined) addPattern(source, node.id, node, scope);
    } else if (node.type === 'MemberExpression') {
      const source = awaitedSource(node.object);
      if (source !== undefined) add(source, propertyNames(node), node);
    } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const source = importSource(node.callee.object);
      const [callback] = node.arguments;
      const isCallback =
        callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression';
      if (source === undefined || !isCallback || !callback.params[0]) return;
      const isThen = propertyNames(node.callee)[0] === 'then';
      if (isThen) addPattern(source, callback.params[0], node, callback);
    }
  });
  walkFunctions(program, (node, functions) => {
    const sourceOf = (value: Node) => {
      if (value.type !== 'Identifier') return undefined;
      const scope = functions.find((one) => scopes.get(one)?.has(value.name));
      // If the name is declared in several blocks, it may refer to another variable here.
      if (!scope || scopes.get(scope)?.get(value.name) !== 1) return undefined;
      return namespaces.get(scope)?.get(value.name);
    };
    if (node.type === 'MemberExpression') {
      const source = sourceOf(node.object);
      if (source !== undefined) add(source, propertyNames(node), node);
    } else if (node.type === 'VariableDeclarator' && node.init) {
      const source = sourceOf(node.init);
      if (source !== undefined) add(source, keysOf(node.id), node);
    }
  });
  return found;
}

/** Visits all nodes, with the functions around each, the innermost first and the module last. */
function walkFunctions(
  program: Program,
  visit: (node: Node, functions: readonly Node[]) => void,
): void {
  const functions: Node[] = [];
  walk(program, {
    enter(node) {
      visit(node, functions);
      if (isFunction(node) || node.type === 'Program') functions.unshift(node);
    },
    leave(node) {
      if (functions[0] === node) functions.shift();
    },
  });
}

function isFunction(
  node: Node,
): node is ArrowFunctionExpression | FunctionExpression | FunctionDeclaration {
  return /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type);
}

/** The source of `await import('…')`. */
function awaitedSource(value: Node): string | undefined {
  return value.type === 'AwaitExpression'
    ? importSource((value as AwaitExpression).argument)
    : undefined;
}

function importSource(value: Node): string | undefined {
  if (value.type !== 'ImportExpression') return undefined;
  return value.source.type === 'Literal' && typeof value.source.value === 'string'
    ? value.source.value
    : undefined;
}

function keysOf(pattern: Pattern): string[] {
  if (pattern.type === 'AssignmentPattern') return keysOf(pattern.left);
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) =>
    property.type === 'Property' && !property.computed ? literalName(property.key) : [],
  );
}

function propertyNames({ property, computed }: MemberExpression): string[] {
  if (property.type === 'PrivateIdentifier') return [];
  return computed && property.type !== 'Literal' ? [] : literalName(property);
}

function literalName(node: Expression | Identifier | { type: 'PrivateIdentifier' }): string[] {
  if (node.type === 'Identifier') return [node.name];
  return node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [];
}

/**
 * Counts how often each name is declared in a function, in any of its blocks, and at the top of a
 * module.
 */
function readDeclarations(program: Program): Map<Node, Map<string, number>> {
  const scopes = new Map<Node, Map<string, number>>();
  const declare = (scope: Node | undefined, names: readonly string[]) => {
    if (!scope) return;
    const counts = scopes.get(scope) ?? new Map<string, number>();
    scopes.set(scope, counts);
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  walkFunctions(program, (node, [scope]) => {
    if (node.type === 'ImportDeclaration') {
      declare(
        scope,
        node.specifiers.map(({ local }) => local.name),
      );
    }
    if (node.type === 'VariableDeclarator') declare(scope, boundNames(node.id));
    if (node.type === 'CatchClause' && node.param) declare(scope, boundNames(node.param));
    if (node.type === 'ClassDeclaration' || node.type === 'FunctionDeclaration') {
      // The default export may have no name.
      if (node.id) declare(scope, [node.id.name]);
    }
    if (node.type === 'ClassExpression' && node.id) declare(scope, [node.id.name]);
    if (isFunction(node)) {
      declare(node, node.params.flatMap(boundNames));
      if (node.type === 'FunctionExpression' && node.id) declare(node, [node.id.name]);
    }
  });
  return scopes;
}
