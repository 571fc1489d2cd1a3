import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { memberOf } from './member.js';
import { readAxios } from './read-axios.js';
import { isNodeRequest, nameLikeFetch, sendsRequest } from './request-functions.js';
import {
  dottedName,
  type Evaluator,
  GLOBALS,
  isExport,
  staticKey,
  type TextPart,
  type Value,
} from './value.js';

/** What the source says about a request. */
export interface RequestText {
  /** The URL; `undefined` if nothing is known about it. */
  readonly parts: readonly TextPart[] | undefined;
  /** The HTTP method; `undefined` if it is not known. */
  readonly method: string | undefined;
  /** The texts in a JSON body. */
  readonly body: Readonly<Record<string, string>>;
}

/** A request with the expressions that its URL comes from. */
type FoundRequest = RequestText & { readonly nodes: readonly t.Node[] };

type Call = NodePath<t.CallExpression | t.OptionalCallExpression | t.NewExpression>;

/** Reads the request that a call sends. */
export function readRequest(call: Call, evaluator: Evaluator): FoundRequest | undefined {
  const { evaluate } = evaluator;
  const callee: NodePath = call.get('callee');
  const member = isMember(callee) ? staticKey(callee.node) : undefined;
  if (member === 'bind') return undefined;
  const value = evaluate(callee);
  if (!value) return undefined;
  const given = argumentsOf(call, member);
  const [first, second] = given;

  const axios = readAxios(value, given, evaluator);
  if (axios) {
    const { url, method, options, body } = axios;
    const known = method ?? (options || given.length > 1 ? methodIn(options, evaluator) : 'GET');
    return { ...urlIn(url), method: known, body: textsOf(body, evaluator) };
  }
  if (!sendsRequest(value)) return undefined;
  if (isExport(value, GLOBALS, 'XMLHttpRequest.open')) {
    const method = first && textOf(evaluate(first));
    return { ...urlIn(second && evaluate(second)), method: method?.toUpperCase(), body: {} };
  }
  const url = urlIn(first && evaluate(first));
  if (isExport(value, GLOBALS, 'navigator.sendBeacon')) return { ...url, method: 'POST', body: {} };
  // The last argument may be a function that gets the answer.
  const options = second && evaluate(second);
  if (isNodeRequest(value) && options?.kind === 'function') {
    return { ...url, method: 'GET', body: {} };
  }
  const name = nameLikeFetch(value) ?? '';
  if (name !== '' && name !== 'request') {
    return { ...url, method: name.toUpperCase(), body: bodyIn(options, evaluator) };
  }
  return {
    ...url,
    method: second ? methodIn(options, evaluator) : methodOfRequest(first, evaluator),
    body: bodyIn(options, evaluator),
  };
}

function urlIn(text: Value | undefined): Pick<FoundRequest, 'parts' | 'nodes'> {
  return { parts: text?.kind === 'text' ? text.parts : undefined, nodes: text?.via ?? [] };
}

/** The arguments of the function itself, also if it is called with `call()` or `apply()`. */
function argumentsOf(call: Call, member: string | undefined): readonly NodePath[] {
  const given: NodePath[] = call.get('arguments');
  if (member === 'call') return given.slice(1);
  if (member !== 'apply') return given;
  const [, list] = given;
  return list?.isArrayExpression()
    ? list.get('elements').flatMap((one) => (one.isExpression() ? [one] : []))
    : [];
}

function isMember(
  path: NodePath,
): path is NodePath<t.MemberExpression | t.OptionalMemberExpression> {
  return path.isMemberExpression() || path.isOptionalMemberExpression();
}

/** The method of a request without options of its own, which may be that of a `Request`. */
function methodOfRequest(path: NodePath | undefined, evaluator: Evaluator): string | undefined {
  const created = path && definitionOf(path);
  if (!created?.isNewExpression()) return 'GET';
  if (dottedName(created.node.callee) !== 'Request') return 'GET';
  const [input, options]: NodePath[] = created.get('arguments');
  return options
    ? methodIn(evaluator.evaluate(options), evaluator)
    : methodOfRequest(input, evaluator);
}

/** Returns the expression that a constant is, or the expression itself. */
function definitionOf(path: NodePath): NodePath {
  if (!path.isIdentifier()) return path;
  const declarator = path.scope.getBinding(path.node.name)?.path;
  const init = declarator?.isVariableDeclarator() ? declarator.get('init') : undefined;
  return init?.isExpression() ? init : path;
}

function methodIn(options: Value | undefined, evaluator: Evaluator): string | undefined {
  if (options?.kind !== 'literal' || !options.path.isObjectExpression()) return undefined;
  const method = memberOf(options, 'method', evaluator);
  if (method) return textOf(method)?.toUpperCase();
  const mayHaveMethod = options.path.node.properties.some(
    (property) =>
      property.type === 'SpreadElement' ||
      (property.key.type === 'Identifier' && property.key.name === 'method'),
  );
  return mayHaveMethod ? undefined : 'GET';
}

/** The text of a value, if the source says all of it. */
function textOf(value: Value | undefined): string | undefined {
  const [text, ...others] = value?.kind === 'text' ? value.parts : [];
  return typeof text === 'string' && others.length === 0 ? text : undefined;
}

/** The texts in the body, if it is made with `JSON.stringify()`. */
function bodyIn(options: Value | undefined, evaluator: Evaluator): RequestText['body'] {
  if (options?.kind !== 'literal' || !options.path.isObjectExpression()) return {};
  for (const property of options.path.get('properties')) {
    if (!property.isObjectProperty()) continue;
    const body = property.get('value');
    if (!body.isCallExpression() || dottedName(body.node.callee) !== 'JSON.stringify') continue;
    const [content]: NodePath[] = body.get('arguments');
    return textsOf(content && evaluator.evaluate(content), evaluator);
  }
  return {};
}

function textsOf(value: Value | undefined, evaluator: Evaluator): Record<string, string> {
  if (value?.kind !== 'literal' || !value.path.isObjectExpression()) return {};
  const texts: Record<string, string> = {};
  for (const { key } of value.path.node.properties.filter((one) => one.type === 'ObjectProperty')) {
    if (key.type !== 'Identifier') continue;
    const text = textOf(memberOf(value, key.name, evaluator));
    if (text !== undefined) texts[key.name] = text;
  }
  return texts;
}
