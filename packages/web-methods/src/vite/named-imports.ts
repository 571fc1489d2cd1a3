import type {
  AwaitExpression,
  Expression,
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
  /** The names of namespace imports, with their sources. */
  const namespaces = new Map<string, string>();
  const declared = countDeclarations(program);
  const add = (source: string, names: string[], node: Node) => {
    const position = 'start' in node && typeof node.start === 'number' ? node.start : undefined;
    if (names.length > 0) found.push({ source, names, position });
  };
  const addPattern = (source: string, pattern: Pattern, node: Node) => {
    if (pattern.type === 'Identifier') namespaces.set(pattern.name, source);
    else add(source, keysOf(pattern), node);
  };

  walk(program, {
    enter(node) {
      if (node.type === 'ImportDeclaration') {
        const source = String(node.source.value);
        const names: string[] = [];
        for (const specifier of node.specifiers) {
          if (specifier.type === 'ImportSpecifier') names.push(nameOf(specifier.imported));
          else if (specifier.type === 'ImportDefaultSpecifier') names.push('default');
          else namespaces.set(specifier.local.name, source);
        }
        add(source, names, node);
      } else if (node.type === 'ExportNamedDeclaration' && node.source) {
        const names = node.specifiers.map(({ local }) => nameOf(local));
        add(String(node.source.value), names, node);
      } else if (node.type === 'VariableDeclarator' && node.init) {
        const source = awaitedSource(node.init);
        if (source !== undefined) addPattern(source, node.id, node);
      } else if (node.type === 'MemberExpression') {
        const source = awaitedSource(node.object);
        if (source !== undefined) add(source, propertyNames(node), node);
      } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
        const source = importSource(node.callee.object);
        const [callback] = node.arguments;
        const isCallback =
          callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression';
        if (source === undefined || !isCallback || !callback.params[0]) return;
        if (propertyNames(node.callee)[0] === 'then') addPattern(source, callback.params[0], node);
      }
    },
  });
  walk(program, {
    enter(node) {
      if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return;
      const { name } = node.object;
      const source = namespaces.get(name);
      // If the name is declared more than once, it may refer to another variable here.
      if (source !== undefined && declared.get(name) === 1) add(source, propertyNames(node), node);
    },
  });
  return found;
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

/** Counts how often each name is declared in a module, in any block. */
function countDeclarations(program: Program): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (names: readonly string[]) => {
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  walk(program, {
    enter(node) {
      if (node.type === 'ImportDeclaration') count(node.specifiers.map(({ local }) => local.name));
      if (node.type === 'VariableDeclarator') count(boundNames(node.id));
      if (node.type === 'CatchClause' && node.param) count(boundNames(node.param));
      if (node.type === 'ClassDeclaration' || node.type === 'FunctionDeclaration') {
        // The default export may have no name.
        if (node.id) count([node.id.name]);
      }
      if (node.type === 'ClassExpression' && node.id) count([node.id.name]);
      if (
        node.type === 'ArrowFunctionExpression' ||
        node.type === 'FunctionExpression' ||
        node.type === 'FunctionDeclaration'
      ) {
        count(node.params.flatMap(boundNames));
        if (node.type === 'FunctionExpression' && node.id) count([node.id.name]);
      }
    },
  });
  return counts;
}
