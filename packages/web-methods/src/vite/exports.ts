import type { Node, Program } from 'estree';
import { walk } from 'estree-walker';
import { type Kind, kindOf, kindOfBinding } from './kind.js';
import { boundNames, type ImportedName, nameOf, readScope, type Scope } from './scope.js';

/** The exports of a module at run time. */
export interface ModuleExports {
  /** The kind of each export by its name, as far as the module itself tells. */
  kinds: Map<string, Kind>;
  /** The exports that another module defines, by their names. */
  imported: Map<string, ImportedName>;
  /** The sources of `export * from`. Their names are in other modules. */
  starSources: string[];
  /** Whether the module has CommonJS exports, which cannot be read here. */
  isCommonJs: boolean;
}

/**
 * Reads the exports of a module, without running it.
 * @param program The module as JavaScript, in the output of esbuild: without types, and with
 * compiled enums.
 */
export function readExports(program: Program): ModuleExports {
  const scope = readScope(program);
  const kinds: ModuleExports['kinds'] = new Map();
  const imported: ModuleExports['imported'] = new Map();
  const starSources: string[] = [];
  for (const node of program.body) {
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported) kinds.set(nameOf(node.exported), 'value');
      else starSources.push(String(node.source.value));
    } else if (node.type === 'ExportDefaultDeclaration') {
      kinds.set('default', kindOfDefault(node.declaration, scope));
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const name of declaredNames(node.declaration)) {
        kinds.set(name, kindOfBinding(name, scope));
      }
      for (const { exported, local } of node.specifiers) {
        const from = node.source
          ? { source: String(node.source.value), imported: nameOf(local) }
          : importOf(nameOf(local), scope);
        kinds.set(nameOf(exported), node.source ? 'unknown' : kindOfBinding(nameOf(local), scope));
        if (from) imported.set(nameOf(exported), from);
      }
    }
  }
  const isCommonJs = kinds.size === 0 && starSources.length === 0 && exportsAsCommonJs(program);
  return { kinds, imported, starSources, isCommonJs };
}

type Declaration = Extract<
  Program['body'][number],
  { type: 'ExportNamedDeclaration' }
>['declaration'];
type DefaultDeclaration = Extract<
  Program['body'][number],
  { type: 'ExportDefaultDeclaration' }
>['declaration'];

/**
 * Returns the import behind a name, unless the module passes the name to a function that may change
 * it.
 */
function importOf(name: string, scope: Scope): ImportedName | undefined {
  const from = scope.imports.get(name);
  return from?.imported === '*' || scope.passed.has(name) ? undefined : from;
}

function kindOfDefault(declaration: DefaultDeclaration, scope: Scope): Kind {
  if (declaration.type === 'ClassDeclaration') return 'value';
  if (declaration.type !== 'FunctionDeclaration') return kindOf(declaration, scope);
  return declaration.id ? kindOfBinding(declaration.id.name, scope) : 'function';
}

function declaredNames(declaration: Declaration): string[] {
  if (!declaration) return [];
  if (declaration.type !== 'VariableDeclaration') return [declaration.id.name];
  return declaration.declarations.flatMap(({ id }) => boundNames(id));
}

/**
 * Whether a module uses `module.exports` or `exports`, for example in `exports.x = …` or in
 * `Object.assign(exports, …)`, or is esbuild's output for `export =`.
 */
function exportsAsCommonJs(program: Program): boolean {
  let isFound = false;
  walk(program, {
    enter(node) {
      if (node.type === 'CallExpression') isFound ||= node.arguments.some(isExports);
      else if (node.type === 'MemberExpression') isFound ||= isExports(node.object);
      else if (node.type === 'AssignmentExpression') isFound ||= isExports(node.left);
    },
  });
  return isFound;
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return false;
  const { object, property } = node;
  const isModule = /^(?:module|.*_module)$/.test(object.name);
  const name = property.type === 'Literal' ? property.value : 'name' in property && property.name;
  return isModule && name === 'exports';
}
