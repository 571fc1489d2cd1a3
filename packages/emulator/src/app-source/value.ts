import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { SourceScript } from './source-script.js';

/** What an expression of the app stands for, as far as the source says it. */
export type Value = (
  | PackageValue
  | ClientValue
  | HttpClientValue
  | TextValue
  | { readonly kind: 'literal'; readonly path: NodePath<t.ObjectExpression | t.ArrayExpression> }
  | { readonly kind: 'module'; readonly scripts: readonly SourceScript[] }
  | { readonly kind: 'function'; readonly path: NodePath<t.Function> }
) & {
  /** The expressions that lead to the value. */
  readonly via: readonly t.Node[];
};

/** An export of a package, or a member of an export. */
interface PackageValue {
  readonly kind: 'package';
  /** The module specifier, such as `@wix/data`. */
  readonly specifier: string;
  /** The names of the export and its members, such as `items` and `query`. */
  readonly names: readonly string[];
}

/** A client that `createClient()` of `@wix/sdk` returns. */
interface ClientValue {
  readonly kind: 'client';
  /** The `modules` option. */
  readonly modules: NodePath | undefined;
}

/** A client that `axios.create()` returns, or one of its functions. */
interface HttpClientValue {
  readonly kind: 'http-client';
  /** The options of all of its requests. */
  readonly options: NodePath | undefined;
  /** The name of the function; `undefined` for the client itself. */
  readonly name: string | undefined;
}

/** A text whose parts the source does not always say. */
interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
}

/** A value that is a text. */
export type Text = Extract<Value, { kind: 'text' }>;

/** A part of a text; `{ hole }` has the name of an expression whose value is not known. */
export type TextPart = string | { readonly hole: string };

/** Finds out what expressions of the app stand for, across its files. */
export interface Evaluator {
  /** Returns the value of an expression; `undefined` if the source does not say it. */
  evaluate(path: NodePath): Value | undefined;
  /** Returns what a module specifier stands for in a file. */
  importFrom(file: string, specifier: string): Value;
  /**
   * Looks for an export of a file of the app, unless the search has led to itself: files may export
   * everything of each other.
   */
  findExport(file: string, name: string, find: () => Value | undefined): Value | undefined;
  /** Whether an installed package has an export with a name. */
  hasExport(specifier: string, name: string): boolean;
}

/** Stands for the origin of the app's own server. */
export const OWN_SERVER = 'app:';

/** Stands for the module of the global names that send requests, such as `fetch`. */
export const GLOBALS = 'global:';

/** Creates a text value. Texts that follow each other become one. */
export function textValue(given: readonly TextPart[], via: readonly t.Node[] = []): Text {
  const parts: TextPart[] = [];
  for (const part of given) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts.splice(-1, 1, last + part);
    else if (part !== '') parts.push(part);
  }
  return { kind: 'text', parts, via };
}

/** Returns the origin of a URL, or what the source says of it. */
export function originOf(value: Text): Text {
  const [first = ''] = value.parts;
  const origin: TextPart =
    typeof first === 'string' ? (/^\w+:\/\/[^/?#]+/.exec(first)?.[0] ?? first) : first;
  return textValue([origin], value.via);
}

/** Creates a value for an export of a package. */
export function packageValue(
  specifier: string,
  names: readonly string[],
  via: readonly t.Node[] = [],
): Value {
  return { kind: 'package', specifier, names, via };
}

/** Whether a value is an export of a package, by its specifier and the dotted names. */
export function isExport(value: Value | undefined, specifier: string, names: string): boolean {
  return (
    value?.kind === 'package' && value.specifier === specifier && value.names.join('.') === names
  );
}

/** Returns the name that a property or a member has in the source; `undefined` if it is computed. */
export function staticKey(node: {
  readonly key?: t.Node;
  readonly property?: t.Node;
  readonly computed?: boolean;
}): string | undefined {
  const key = node.key ?? node.property;
  if (key?.type === 'StringLiteral') return key.value;
  if (key?.type === 'Identifier' && !node.computed) return key.name;
  return undefined;
}

/** Whether an optional part of the syntax is there. */
export function isPresent(path: NodePath<t.Node | null | undefined> | undefined): path is NodePath {
  return path?.node != null;
}

/** Returns the names in a chain such as `window.location.origin`; `undefined` for anything else. */
export function dottedName(node: t.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MetaProperty') return `${node.meta.name}.${node.property.name}`;
  if (node.type !== 'MemberExpression') return undefined;
  const object = dottedName(node.object);
  const name = staticKey(node);
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}
