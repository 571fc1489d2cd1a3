import type { Expression, Identifier, Literal, Pattern, Program } from 'estree';
import { walk } from 'estree-walker';

/** What a web module offers to a frontend. */
export interface ModuleExports {
  /**
   * The exports that may be web methods; whether they are, their permission tells at run time.
   * Literals, classes, enums and plain functions cannot be.
   */
  methods: string[];
  /** The sources of `export * from`, whose names stand elsewhere. */
  starSources: string[];
}

/**
 * Reads the exports of a web module, without running it.
 * @param program The module as JavaScript: types are gone, and enums are what esbuild makes of them.
 */
export function readExports(program: Program): ModuleExports {
  const scope = readScope(program);
  const exported = new Map<string, boolean>();
  const starSources: string[] = [];
  for (const node of program.body) {
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported) exported.set(nameOf(node.exported), false);
      else starSources.push(String(node.source.value));
    } else if (node.type === 'ExportDefaultDeclaration') {
      exported.set('default', defaultMayBeMethod(node.declaration, scope));
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const name of declaredNames(node.declaration)) {
        exported.set(name, bindingMayBeMethod(name, scope));
      }
      for (const { exported: to, local } of node.specifiers) {
        // A re-exported value is defined elsewhere, where it may be anything.
        exported.set(nameOf(to), node.source ? true : bindingMayBeMethod(nameOf(local), scope));
      }
    }
  }
  const methods = [...exported].flatMap(([name, mayBe]) => (mayBe ? [name] : []));
  return { methods, starSources };
}

type Declaration = Extract<
  Program['body'][number],
  { type: 'ExportNamedDeclaration' }
>['declaration'];
type DefaultDeclaration = Extract<
  Program['body'][number],
  { type: 'ExportDefaultDeclaration' }
>['declaration'];

interface Scope {
  /** The initial values of the module's variables; `null` for functions and classes. */
  values: Map<string, Expression | null>;
  /** The functions that the module hands to a call: `webMethod(permission, f)` makes `f` a method too. */
  tagged: Set<string>;
}

function readScope(program: Program): Scope {
  const values = new Map<string, Expression | null>();
  for (const node of program.body) {
    const declaration =
      node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration'
        ? node.declaration
        : node;
    if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') {
      if (declaration.id) values.set(declaration.id.name, null);
    } else if (declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        if (id.type === 'Identifier' && init) values.set(id.name, init);
      }
    }
  }
  return { values, tagged: namesInCalls(program) };
}

/** The names that stand as an argument of some call in the module. */
function namesInCalls(program: Program): Set<string> {
  const names = new Set<string>();
  walk(program, {
    enter(node) {
      if (node.type !== 'CallExpression') return;
      for (const argument of node.arguments) {
        if (argument.type === 'Identifier') names.add(argument.name);
      }
    },
  });
  return names;
}

/** @param aliases The names that led to this one, as `a` and `b` may stand for each other. */
function bindingMayBeMethod(name: string, scope: Scope, aliases: string[] = []): boolean {
  if (scope.tagged.has(name)) return true;
  const value = scope.values.get(name);
  // Neither a function nor an initial value: imported, destructured or assigned later.
  if (value === undefined) return true;
  if (value === null || aliases.includes(name) || isEnum(name, value)) return false;
  return mayBeMethod(value, scope, [...aliases, name]);
}

function defaultMayBeMethod(declaration: DefaultDeclaration, scope: Scope): boolean {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    return declaration.id ? bindingMayBeMethod(declaration.id.name, scope) : false;
  }
  return mayBeMethod(declaration, scope);
}

/** Tells whether an expression may give a function that `webMethod()` has tagged. */
function mayBeMethod(value: Expression, scope: Scope, aliases: string[] = []): boolean {
  switch (value.type) {
    case 'Identifier':
      return bindingMayBeMethod(value.name, scope, aliases);
    case 'CallExpression':
    case 'MemberExpression':
    case 'AwaitExpression':
    case 'AssignmentExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'SequenceExpression':
    case 'ChainExpression':
      return true;
    default:
      return false;
  }
}

/** Recognises `var E = ((E2) => …)(E || {})`, which is what esbuild makes of `enum E`. */
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

function declaredNames(declaration: Declaration): string[] {
  if (!declaration) return [];
  if (declaration.type !== 'VariableDeclaration') return [declaration.id.name];
  return declaration.declarations.flatMap(({ id }) => boundNames(id));
}

function boundNames(pattern: Pattern): string[] {
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

function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}
