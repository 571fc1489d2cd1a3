import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { memberOf } from './member.js';
import { dottedName, type Evaluator, isExport, type TextPart, type Value } from './value.js';

/** What the source says about a request. */
export interface RequestText {
  /** The URL; `undefined` if nothing is known about it. */
  readonly parts: readonly TextPart[] | undefined;
  /** The HTTP method; `undefined` if it is not known. */
  readonly method: string | undefined;
  /** The texts in a JSON body. */
  readonly body: Readonly<Record<string, string>>;
}

const METHODS_OF_AXIOS = ['get', 'delete', 'head', 'options', 'post', 'put', 'patch'];

/** Whether a function of a package sends a request to a URL that it gets. */
export function isFetch(value: Value): boolean {
  return (
    isExport(value, '@wix/essentials', 'httpClient.fetchWithAuth') ||
    isExport(value, '@wix/sdk', 'client.fetchWithAuth') ||
    isExport(value, '@wix/sdk', 'client.fetch')
  );
}

/** Reads the request that a call sends, with the expressions that its URL comes from. */
export function readRequest(
  call: NodePath<t.CallExpression | t.OptionalCallExpression>,
  evaluator: Evaluator,
): (RequestText & { readonly nodes: readonly t.Node[] }) | undefined {
  const { evaluate } = evaluator;
  const callee: NodePath = call.get('callee');
  const value = evaluate(callee);
  const [first, second, third]: NodePath[] = call.get('arguments');
  const given = (path: NodePath | undefined) => path && evaluate(path);
  const url = (text: Value | undefined) => ({
    parts: text?.kind === 'text' ? text.parts : undefined,
    nodes: text?.via ?? [],
  });

  if (isGlobalFetch(callee) || (value && isFetch(value))) {
    const options = given(second);
    return {
      ...url(given(first)),
      method: second ? methodIn(options, evaluator) : 'GET',
      body: bodyIn(options, evaluator),
    };
  }
  if (value?.kind !== 'package' || value.specifier !== 'axios') return undefined;
  const method = value.names.filter((name) => name !== 'default').at(0) ?? 'request';
  if (METHODS_OF_AXIOS.includes(method)) {
    const hasBody = ['post', 'put', 'patch'].includes(method);
    const body = hasBody ? textsOf(given(second), evaluator) : {};
    return { ...url(given(first)), method: method.toUpperCase(), body };
  }
  const options = given(third) ?? given(first);
  if (method !== 'request' || options?.kind !== 'literal') return undefined;
  const data = memberOf(options, 'data', evaluator);
  return {
    ...url(memberOf(options, 'url', evaluator)),
    method: methodIn(options, evaluator),
    body: textsOf(data, evaluator),
  };
}

function isGlobalFetch(callee: NodePath): boolean {
  const name = dottedName(callee.node) ?? '';
  if (name === 'fetch') return !callee.scope.hasBinding('fetch', true);
  return ['globalThis.fetch', 'window.fetch', 'self.fetch'].includes(name);
}

function methodIn(options: Value | undefined, evaluator: Evaluator): string | undefined {
  if (options?.kind !== 'literal' || !options.path.isObjectExpression()) return undefined;
  const method = memberOf(options, 'method', evaluator);
  if (method?.kind === 'text') {
    const [text] = method.parts;
    return method.parts.length === 1 && typeof text === 'string' ? text.toUpperCase() : undefined;
  }
  const mayHaveMethod = options.path.node.properties.some(
    (property) =>
      property.type === 'SpreadElement' ||
      (property.key.type === 'Identifier' && property.key.name === 'method'),
  );
  return mayHaveMethod ? undefined : 'GET';
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
    const text = memberOf(value, key.name, evaluator);
    const part = text?.kind === 'text' && text.parts.length === 1 ? text.parts[0] : undefined;
    if (typeof part === 'string') texts[key.name] = part;
  }
  return texts;
}
