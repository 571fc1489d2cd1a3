import type { NodePath } from '@babel/traverse';
import { memberOf } from './member.js';
import { METHODS_OF_AXIOS } from './request-functions.js';
import { type Evaluator, type TextPart, textValue, type Value } from './value.js';

/** The arguments of a call of axios by what they are for. */
export interface AxiosCall {
  /** The URL, with the address that the client adds to it. */
  readonly url: Value | undefined;
  /** The HTTP method, if the name of the function says it. */
  readonly method: string | undefined;
  readonly options: Value | undefined;
  readonly body: Value | undefined;
}

/**
 * Reads a call of axios or of one of its clients.
 * @returns `undefined` if the function is no function of axios that sends a request.
 */
export function readAxios(
  callee: Value | undefined,
  given: readonly NodePath[],
  evaluator: Evaluator,
): AxiosCall | undefined {
  const name = functionOf(callee);
  if (name === undefined) return undefined;
  const hasUrl = name !== 'request' && name !== '';
  const hasBody = ['post', 'put', 'patch'].includes(name);
  const [first, second, third] = given.map((path) => evaluator.evaluate(path));
  // `axios(url, options)` and `axios(options)` are possible.
  const isUrlFirst = hasUrl || first?.kind !== 'literal';
  const rest = hasBody ? third : second;
  const options = isUrlFirst ? rest : first;
  const member = (value: Value | undefined, key: string) =>
    value && memberOf(value, key, evaluator);
  const ofClient =
    callee?.kind === 'http-client' && callee.options
      ? evaluator.evaluate(callee.options)
      : undefined;
  const hasUnknownBase =
    callee?.kind === 'http-client' && callee.options !== undefined && ofClient === undefined;
  const base =
    member(options, 'baseURL') ??
    member(ofClient, 'baseURL') ??
    (hasUnknownBase ? textValue([{ hole: 'baseURL' }]) : undefined);
  return {
    url: withBase(base, isUrlFirst ? first : member(options, 'url')),
    method: hasUrl ? name.toUpperCase() : undefined,
    options,
    body: hasBody ? second : member(options, 'data'),
  };
}

/** The name of a function of axios; an empty text for axios or a client itself. */
function functionOf(value: Value | undefined): string | undefined {
  const name =
    value?.kind === 'http-client'
      ? (value.name ?? '')
      : value?.kind === 'package' && value.specifier === 'axios'
        ? value.names.filter((one) => one !== 'default').join('.')
        : undefined;
  return name === '' || METHODS_OF_AXIOS.includes(name ?? '.') ? name : undefined;
}

/** Joins the address of a client and a URL in the same way as axios. */
function withBase(base: Value | undefined, url: Value | undefined): Value | undefined {
  if (base?.kind !== 'text') return url;
  const parts = url?.kind === 'text' ? url.parts : [{ hole: 'url' }];
  const [start = '', ...others] = parts;
  if (typeof start === 'string' && /^(\w+:)?\/\//.test(start)) return url;
  const via = [...base.via, ...(url?.via ?? [])];
  const last = base.parts.at(-1);
  const front: TextPart[] =
    typeof last === 'string'
      ? [...base.parts.slice(0, -1), last.replace(/\/+$/, '')]
      : [...base.parts];
  const path = typeof start === 'string' ? start.replace(/^\/+/, '') : start;
  return textValue(path === '' ? base.parts : [...front, '/', path, ...others], via);
}
