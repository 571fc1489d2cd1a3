import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Expression, Node, Program, SpreadElement } from 'estree';
import { walk } from 'estree-walker';
import { parseAstAsync, transformWithEsbuild } from 'vite';
import { STYLE, styleReferences } from '../vite/styles.js';

/** The files of scripts that esbuild compiles, with the loader of each. */
const LOADERS: Readonly<Record<string, 'ts' | 'tsx' | 'jsx'>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.mjs': 'jsx',
  '.cjs': 'jsx',
  '.jsx': 'jsx',
};

/** The files whose imports can be read. */
export const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte|astro|html|css|less|s[ac]ss)$/;

/** The references in files of other languages, such as components of Vue. */
const OTHER = /\b(?:import|from|src\s*=|href\s*=)\s*\(?\s*["']([^"'\n]+)["']/g;

/**
 * Lists the files that a file refers to, as written in it: its imports, re-exports, `import()`,
 * `require()`, `new URL('…', import.meta.url)` and globs. Types are left out.
 * @param file The file, absolute.
 * @throws {Error} If the file is a script with a mistake in its syntax.
 */
export async function readReferences(file: string): Promise<string[]> {
  const source = await readFile(file, 'utf8');
  if (STYLE.test(file)) return styleReferences(source);
  const loader = LOADERS[path.extname(file)];
  if (loader === undefined) return [...source.matchAll(OTHER)].map(([, text = '']) => text);
  const { code } = await transformWithEsbuild(source, file, { loader, sourcemap: false });
  return referencesIn(await parseAstAsync(code));
}

function referencesIn(program: Program): string[] {
  const found: string[] = [];
  walk(program, {
    enter(node) {
      found.push(...textsOf(referringNode(node)));
    },
  });
  return found;
}

/** Returns the part of a node that refers to another file. */
function referringNode(node: Node): Expression | SpreadElement | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return node.source;
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'URL'
        ? node.arguments[0]
        : undefined;
    case 'CallExpression': {
      const { callee } = node;
      const isRequire = callee.type === 'Identifier' && callee.name === 'require';
      const isGlob = callee.type === 'MemberExpression' && callee.object.type === 'MetaProperty';
      return isRequire || isGlob ? node.arguments[0] : undefined;
    }
    default:
      return undefined;
  }
}

function textsOf(node: Expression | SpreadElement | null | undefined): string[] {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node?.type === 'TemplateLiteral') return [node.quasis[0]?.value.cooked ?? ''];
  if (node?.type !== 'ArrayExpression') return [];
  return node.elements.flatMap((element) => textsOf(element));
}
