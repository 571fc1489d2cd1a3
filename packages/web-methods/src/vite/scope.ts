import type {
  AssignmentExpression,
  BlockStatement,
  Expression,
  Identifier,
  Literal,
  Node,
  Pattern,
  Program,
} from 'estree';
import { walk } from 'estree-walker';

/** The meaning of a module's names, as far as it is known without running the module. */
export interface Scope {
  /** All values that a variable is set to, anywhere in the module; empty if it is never set. */
  values: Map<string, Expression[]>;
  functions: Set<string>;
  classes: Set<string>;
  /** Variables that are set in a way that cannot be followed, such as by destructuring. */
  unreadable: Set<string>;
  imports: Map<string, ImportedName>;
  /** The bodies of TypeScript namespaces in the output of esbuild, by the namespace's name. */
  namespaces: Map<string, Namespace[]>;
  /**
   * The names that are passed to a function, directly or in a list, an object or another variable:
   * `webMethod(permission, f)` makes a method of `f`.
   */
  passed: Set<string>;
}

/** The export that an import refers to. */
export interface ImportedName {
  source: string;
  /** The export's name; `*` for all of them. */
  imported: string;
}

/** One of the bodies of a namespace. */
export interface Namespace {
  /** The name of the namespace inside the body. */
  parameter: string;
  body: BlockStatement;
}

/** Finds the meaning of a module's names. */
export function readScope(program: Program): Scope {
  const scope: Scope = {
    values: new Map(),
    functions: new Set(),
    classes: new Set(),
    unreadable: new Set(),
    imports: new Map(),
    namespaces: new Map(),
    passed: new Set(),
  };
  for (const node of program.body) readStatement(node, scope);
  walk(program, {
    enter(node) {
      if (node.type === 'AssignmentExpression') readAssignment(node, scope);
      else if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') {
        if (node.left.type !== 'VariableDeclaration') addUnreadable(node.left, scope);
      } else {
        for (const value of valuesIn(node)) {
          if (value?.type === 'Identifier') scope.passed.add(value.name);
        }
      }
    },
  });
  return scope;
}

/** Lists the values that a node hands on to a function, a list, an object or a variable. */
function valuesIn(node: Node): readonly (Node | null | undefined)[] {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return node.arguments;
    case 'ArrayExpression':
      return node.elements;
    case 'Property':
      return [node.value];
    case 'VariableDeclarator':
      return [node.init];
    default:
      return [];
  }
}

/** Whether the module itself declares a name, which may also be the name of a global. */
export function isDeclared(name: string, scope: Scope): boolean {
  const { values, functions, classes, unreadable, imports } = scope;
  return [values, functions, classes, unreadable, imports].some((names) => names.has(name));
}

/** Lists the names that a pattern binds. */
export function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    default:
      return [];
  }
}

/** The name of an import or an export, which may be any string. */
export function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

function readStatement(node: Program['body'][number], scope: Scope): void {
  switch (node.type) {
    case 'ImportDeclaration':
      for (const specifier of node.specifiers) {
        const imported =
          specifier.type === 'ImportSpecifier'
            ? nameOf(specifier.imported)
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*';
        scope.imports.set(specifier.local.name, { source: String(node.source.value), imported });
      }
      break;
    case 'ExportNamedDeclaration':
      if (node.declaration) readStatement(node.declaration, scope);
      break;
    case 'ExportDefaultDeclaration':
      if (node.declaration.type === 'FunctionDeclaration' && node.declaration.id) {
        scope.functions.add(node.declaration.id.name);
      } else if (node.declaration.type === 'ClassDeclaration' && node.declaration.id) {
        scope.classes.add(node.declaration.id.name);
      }
      break;
    case 'FunctionDeclaration':
      scope.functions.add(node.id.name);
      break;
    case 'ClassDeclaration':
      scope.classes.add(node.id.name);
      break;
    case 'VariableDeclaration':
      for (const { id, init } of node.declarations) {
        if (id.type !== 'Identifier') addUnreadable(id, scope);
        else addValues(id.name, init ? [init] : [], scope);
      }
      break;
    case 'ExpressionStatement':
      readNamespace(node.expression, scope);
      break;
  }
}

/**
 * Recognises `((N2) => { … })(N || (N = {}))`, which is the output of esbuild for `namespace N`.
 */
function readNamespace(call: Expression, scope: Scope): void {
  if (call.type !== 'CallExpression') return;
  const { callee } = call;
  const [argument] = call.arguments;
  if (callee.type !== 'ArrowFunctionExpression' || callee.body.type !== 'BlockStatement') return;
  const [parameter] = callee.params;
  if (argument?.type !== 'LogicalExpression' || argument.left.type !== 'Identifier') return;
  if (parameter?.type !== 'Identifier') return;
  const { name } = argument.left;
  const namespaces = scope.namespaces.get(name) ?? [];
  namespaces.push({ parameter: parameter.name, body: callee.body });
  scope.namespaces.set(name, namespaces);
}

function readAssignment({ left, operator, right }: AssignmentExpression, scope: Scope): void {
  if (left.type === 'MemberExpression') return;
  if (left.type !== 'Identifier') addUnreadable(left, scope);
  // All other operators result in numbers or strings.
  else if (['=', '||=', '&&=', '??='].includes(operator)) addValues(left.name, [right], scope);
}

function addValues(name: string, values: Expression[], scope: Scope): void {
  scope.values.set(name, [...(scope.values.get(name) ?? []), ...values]);
}

function addUnreadable(pattern: Pattern, scope: Scope): void {
  for (const name of boundNames(pattern)) scope.unreadable.add(name);
}
