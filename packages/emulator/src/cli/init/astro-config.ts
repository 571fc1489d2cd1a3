import { parse } from '@babel/parser';
import { NodePath } from '@babel/traverse';
import type { CallExpression } from '@babel/types';

const PACKAGE = 'wix-astro-web-methods';
const IMPORT = `import webMethods from '${PACKAGE}';`;

/**
 * Wraps the call of `wix()` in an Astro config in `webMethods()`. Everything else stays as it is, to the
 * letter.
 * @param source The config's code.
 * @returns The new code, which is the same if `wix()` is wrapped already; `undefined` if the code does not
 *   call `wix()` exactly once, or is not valid.
 */
export function addWebMethods(source: string): string | undefined {
  const found = readConfig(source);
  if (!found) return undefined;
  const { isWrapped, webMethodsName, wixCalls, lastImport } = found;
  if (isWrapped) return source;
  const [call, ...others] = wixCalls;
  if (!call || others.length > 0) return undefined;
  const newLine = source.includes('\r\n') ? '\r\n' : '\n';
  return [
    source.slice(0, lastImport),
    webMethodsName === undefined ? `${newLine}${IMPORT}` : '',
    source.slice(lastImport, call.start),
    `${webMethodsName ?? 'webMethods'}(${source.slice(call.start, call.end)})`,
    source.slice(call.end),
  ].join('');
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function readConfig(source: string) {
  const program = parseConfig(source);
  if (!program) return undefined;
  /** The local names of the default exports of both packages. */
  const names = new Map<string, string>();
  let lastImport = 0;
  let isWrapped = false;
  const wixCalls: Range[] = [];
  program.traverse({
    ImportDeclaration({ node: { source: from, specifiers, end } }) {
      lastImport = end ?? 0;
      const specifier = specifiers.find(({ type }) => type === 'ImportDefaultSpecifier');
      if (specifier) names.set(from.value, specifier.local.name);
    },
    CallExpression({ node, parent }) {
      if (!isCallOf(node, names.get('@wix/astro'))) return;
      isWrapped ||= parent.type === 'CallExpression' && isCallOf(parent, names.get(PACKAGE));
      wixCalls.push({ start: node.start ?? 0, end: node.end ?? 0 });
    },
  });
  return { isWrapped, webMethodsName: names.get(PACKAGE), wixCalls, lastImport };
}

function isCallOf({ callee }: CallExpression, name: string | undefined): boolean {
  return callee.type === 'Identifier' && callee.name === name;
}

function parseConfig(source: string) {
  try {
    const ast = parse(source, { sourceType: 'module', plugins: ['typescript'] });
    const program = NodePath.get({ parentPath: null, parent: ast, container: ast, key: 'program' });
    program.setContext();
    return program;
  } catch {
    return undefined;
  }
}
