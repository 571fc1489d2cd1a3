import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { AppSource } from './app-source.js';
import { dynamicImport } from './dynamic-import.js';
import { createEvaluator } from './evaluate.js';
import { memberOf } from './member.js';
import { type RequestText, readRequest } from './read-request.js';
import { sendsRequest } from './request-functions.js';
import type { SourceScript } from './source-script.js';
import { type Evaluator, GLOBALS, isExport, staticKey, type Value } from './value.js';

/** A place in the app's source. */
export interface Place {
  /** The absolute path of the file. */
  readonly file: string;
  readonly line: number;
  /** Whether the place is in a `<script>` element. */
  readonly isInline: boolean;
}

/** An export of one of Wix's packages that the app calls or passes on. */
export interface PackageUse extends Place {
  readonly specifier: string;
  /** The names of the export and its members, such as `items` and `query`. */
  readonly names: readonly string[];
  /** Whether the app uses it elsewhere under another name, for example a variable's. */
  readonly isFollowed: boolean;
}

/** A request that the app sends itself. */
export interface RequestUse extends Place, RequestText {}

/** An extension of the app, from its builder. */
export interface ExtensionUse extends Place {
  /** The name of the builder, such as `dashboardPage`. */
  readonly kind: string;
  /** The texts in its options, some of which are the paths of its files. */
  readonly texts: readonly string[];
}

/** What the app's source says about calls to Wix and to other servers. */
export interface AppCalls {
  readonly packages: readonly PackageUse[];
  readonly requests: readonly RequestUse[];
  /** The dynamic imports of a package that the source does not name. */
  readonly imports: readonly Place[];
  readonly extensions: readonly ExtensionUse[];
}

/** Reads what the app calls from its source. */
export function readCalls(source: AppSource): AppCalls {
  const evaluator = createEvaluator(source);
  const found = [...source.files.values()].flat().map((script) => readScript(script, evaluator));
  const uses = found.flatMap(({ packages }) => packages);
  const requests = found.flatMap((one) => one.requests);
  // What an expression leads to is found where it ends, so the way there needs no mention.
  const senders = found.flatMap((one) => one.senders);
  const followed = new Set([
    ...found.flatMap((one) => [...one.followed]),
    ...[...uses, ...senders].flatMap(({ node, via }) => via.filter((one) => one !== node)),
  ]);
  const inRequests = new Set(requests.flatMap(({ nodes }) => nodes));
  return {
    packages: uses
      .filter(({ isRequest, specifier }) => !isRequest && specifier.startsWith('@wix/'))
      .map(({ node, via: _, isRequest: __, ...use }) => ({
        ...use,
        isFollowed: followed.has(node),
      })),
    requests: [
      ...requests,
      ...found.flatMap(({ urls }) =>
        urls.filter(({ nodes }) => !nodes.some((one) => inRequests.has(one))),
      ),
      ...senders
        .filter(({ node, isCalled }) => !isCalled && !followed.has(node))
        .map(({ node: _, via: __, isCalled: ___, ...place }) => ({ ...place, ...NOT_KNOWN })),
    ].map(({ nodes: _, ...request }) => request),
    imports: found.flatMap(({ imports }) => imports),
    extensions: found.flatMap(({ extensions }) => extensions),
  };
}

type FoundPackage = Omit<PackageUse, 'isFollowed'> & {
  readonly node: t.Node;
  readonly via: readonly t.Node[];
  /** Whether the call is listed among the requests. */
  readonly isRequest: boolean;
};
/** A function that sends requests, or a client with such functions. */
interface FoundSender extends Place {
  readonly node: t.Node;
  readonly via: readonly t.Node[];
  readonly isCalled: boolean;
}
type FoundRequest = RequestUse & { readonly nodes: readonly t.Node[] };

interface Found {
  readonly packages: FoundPackage[];
  readonly requests: FoundRequest[];
  readonly senders: FoundSender[];
  /** Texts with the address of Wix's API. */
  readonly urls: FoundRequest[];
  readonly imports: Place[];
  readonly extensions: ExtensionUse[];
  /** The expressions that lead to the function of a request. */
  readonly followed: Set<t.Node>;
}

/** A request of which nothing is known. */
const NOT_KNOWN = { parts: undefined, method: undefined, body: {}, nodes: [] } as const;

function readScript(script: SourceScript, evaluator: Evaluator): Found {
  const found: Found = {
    packages: [],
    requests: [],
    senders: [],
    urls: [],
    imports: [],
    extensions: [],
    followed: new Set(),
  };
  script.program.traverse({
    enter(path) {
      if (isType(path)) path.skip();
      else if (isMention(path)) addMention(found, script, path, evaluator);
      else if (
        path.isCallExpression() ||
        path.isOptionalCallExpression() ||
        path.isNewExpression()
      ) {
        addCall(found, script, path, evaluator);
      } else if (path.isStringLiteral() || path.isTemplateLiteral()) {
        addUrl(found, script, path, evaluator);
      }
    },
  });
  return found;
}

function isType(path: NodePath): boolean {
  return (
    path.isTSType() ||
    path.isTSTypeAnnotation() ||
    path.isTSTypeParameterInstantiation() ||
    path.isTSTypeParameterDeclaration() ||
    path.isTSInterfaceDeclaration() ||
    path.isTSTypeAliasDeclaration() ||
    path.isImportDeclaration() ||
    path.isExportSpecifier()
  );
}

/** Whether an expression mentions a value, and is no part of a longer chain of members. */
function isMention(path: NodePath): boolean {
  const isName = path.node.type === 'Identifier' && path.isReferencedIdentifier();
  if (!isName && !path.isMemberExpression() && !path.isOptionalMemberExpression()) return false;
  const { parent } = path;
  if (parent.type === 'AssignmentExpression' && parent.left === path.node) return false;
  if (parent.type === 'UnaryExpression') return false;
  const isInChain =
    parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression';
  return !isInChain || parent.object !== path.node || staticKey(parent) === undefined;
}

function addMention(
  { packages, senders }: Found,
  script: SourceScript,
  path: NodePath,
  evaluator: Evaluator,
): void {
  const isCalled = path.key === 'callee';
  const mentioned = evaluator.evaluate(path);
  const isSender =
    mentioned?.kind === 'http-client' || (mentioned && isExport(mentioned, GLOBALS, 'fetch'));
  if (mentioned && isSender) {
    senders.push({ ...placeOf(script, path), node: path.node, via: mentioned.via, isCalled });
  }
  for (const value of packagesIn(mentioned, evaluator)) {
    const { specifier, names, via } = value;
    packages.push({
      ...placeOf(script, path),
      specifier,
      names,
      node: path.node,
      via,
      isRequest: isCalled && sendsRequest(value),
    });
  }
}

/** The exports of packages that a value stands for; several, if it is a whole client. */
function packagesIn(value: Value | undefined, evaluator: Evaluator) {
  if (value?.kind === 'package') return [value];
  if (value?.kind !== 'client' || !value.modules) return [];
  const modules = evaluator.evaluate(value.modules);
  if (modules?.kind !== 'literal' || !modules.path.isObjectExpression()) return [];
  return modules.path.get('properties').flatMap((property) => {
    const { node } = property;
    const name = node.type === 'SpreadElement' ? undefined : staticKey(node);
    const module = name === undefined ? undefined : memberOf(modules, name, evaluator);
    return module?.kind === 'package' ? [{ ...module, via: value.via }] : [];
  });
}

function addCall(
  { requests, imports, extensions, followed }: Found,
  script: SourceScript,
  path: NodePath<t.CallExpression | t.OptionalCallExpression | t.NewExpression>,
  evaluator: Evaluator,
): void {
  const request = readRequest(path, evaluator);
  const place = placeOf(script, path);
  if (request) {
    requests.push({ ...place, ...request });
    const callee = path.get('callee');
    // Here, the function is not mentioned but created, for example by `auth.elevate()`.
    for (const node of evaluator.evaluate(callee)?.via ?? []) {
      if (node !== callee.node) followed.add(node);
    }
  }
  const imported = dynamicImport(path);
  if (imported && isUnknownImport(imported, evaluator)) imports.push(place);

  const callee = evaluator.evaluate(path.get('callee'));
  if (callee?.kind !== 'package' || callee.names[0] !== 'extensions') return;
  if (!callee.specifier.startsWith('@wix/')) return;
  const [, kind = ''] = callee.names;
  extensions.push({ ...place, kind, texts: textsIn(path) });
}

/** Whether the source does not say which package is imported. The app's own files are all read. */
function isUnknownImport(specifier: NodePath, { evaluate }: Evaluator): boolean {
  const value = evaluate(specifier);
  if (value?.kind !== 'text') return true;
  const [start] = value.parts;
  return value.parts.length > 1 && !/^[./~#]/.test(String(start));
}

function textsIn(path: NodePath): string[] {
  const texts: string[] = [];
  path.traverse({
    StringLiteral({ node }) {
      texts.push(node.value);
    },
  });
  return texts;
}

function addUrl({ urls }: Found, script: SourceScript, path: NodePath, evaluator: Evaluator): void {
  const value = evaluator.evaluate(path);
  if (value?.kind !== 'text') return;
  const [start = ''] = value.parts;
  if (typeof start !== 'string' || !/^https:\/\/(www|edge)\.wixapis\.com\b/.test(start)) return;
  urls.push({
    ...placeOf(script, path),
    parts: value.parts,
    method: undefined,
    body: {},
    nodes: [path.node],
  });
}

function placeOf({ file, isInline, lineOf }: SourceScript, path: NodePath): Place {
  // In a chain over several lines, the name of the function is on the line to show.
  const at = path.isMemberExpression() ? path.node.property : path.node;
  const { line, column } = at.loc?.start ?? { line: 1, column: 0 };
  return { file, isInline, line: lineOf(line, column) };
}
