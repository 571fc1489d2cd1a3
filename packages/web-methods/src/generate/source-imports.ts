import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Node, Program } from 'estree';
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

/** The files of other languages, which may contain scripts and styles. */
const MIXED = /\.(?:vue|svelte|astro|html|mdx)$/;

/** A script in such a file: an element, or the frontmatter of a component of Astro. */
const SCRIPT = /(?<=<script\b[^>]*>)(.*?)<\/script>|^---\r?\n(.*?)^---/gms;

/** A style in such a file. */
const STYLE_ELEMENT = /(?<=<style\b[^>]*>)(.*?)<\/style>/gs;

/** A code example in Markdown. */
const FENCED = /^```.*?^```/gms;

/** The text of a string, or of an attribute without quotes. */
const TEXT = /"([^"\n]*)"|'([^'\n]*)'|=\s*([^\s"'`<>]+)/g;

/** The globs of one list, such as that of `import.meta.glob()`. Some may begin with `!`. */
export type Globs = readonly string[];

/** Whether a file's references can be read. */
export function isSource(file: string): boolean {
  return path.extname(file) in LOADERS || STYLE.test(file) || MIXED.test(file);
}

/**
 * Lists the files that a file may refer to, as written in it: the sources of its imports and all
 * other strings with the form of a path, whatever they are for. Types are left out.
 * @param file The file, absolute.
 * @throws {Error} If the file is a script with a mistake in its syntax.
 */
export async function readReferences(file: string): Promise<(string | Globs)[]> {
  const source = await readFile(file, 'utf8');
  if (STYLE.test(file)) return styleReferences(source);
  const loader = LOADERS[path.extname(file)];
  if (loader !== undefined) return readScript(source, file, loader);

  const rest = source.replace(FENCED, '').replace(SCRIPT, '').replace(STYLE_ELEMENT, '');
  const scripts = file.endsWith('.mdx') ? [] : textsIn(source, SCRIPT);
  const found = await Promise.all(
    // A script may also be data, or in a language that only its framework compiles.
    scripts.map((script) => readScript(script, file, 'tsx').catch(() => textsIn(script, TEXT))),
  );
  const styles = textsIn(source, STYLE_ELEMENT).flatMap(styleReferences);
  // An attribute may list several paths.
  const texts = textsIn(rest, TEXT).flatMap((text) => [text, ...text.split(/[\s,]+/)]);
  return [...found.flat(), ...styles, ...texts.filter((text) => text.includes('/'))];
}

async function readScript(
  source: string,
  file: string,
  loader: 'ts' | 'tsx' | 'jsx',
): Promise<(string | Globs)[]> {
  // Frameworks use the imports of a script in its template, where esbuild does not see them.
  const tsconfigRaw = MIXED.test(file) ? { compilerOptions: { verbatimModuleSyntax: true } } : {};
  const options = { loader, sourcemap: false, tsconfigRaw } as const;
  const { code } = await transformWithEsbuild(source, file, options);
  return referencesIn(await parseAstAsync(code));
}

function referencesIn(program: Program): (string | Globs)[] {
  const found: (string | Globs)[] = [];
  walk(program, {
    enter(node, parent) {
      const globs = globsOf(node);
      if (globs.length > 0) {
        found.push(globs);
        this.skip();
      }
      const text = textOf(node);
      // Other strings without a slash are not paths.
      if (text !== undefined && (text.includes('/') || isSourceOf(parent, node))) found.push(text);
    },
  });
  return found;
}

/** The globs of `import.meta.glob()`, or of a template in an import, whose gaps stand for any text. */
function globsOf(node: Node): Globs {
  const source = sourceOf(node);
  if (source?.type === 'TemplateLiteral') {
    return [source.quasis.map(({ value }) => value.cooked ?? '').join('**')];
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const [globs] = node.arguments;
  if (!globs || node.callee.object.type !== 'MetaProperty') return [];
  const items = globs.type === 'ArrayExpression' ? globs.elements : [globs];
  return items.flatMap((item) => (item && textOf(item)) ?? []);
}

/** The node that names the file of an import, of `require()` or of `new URL()`. */
function sourceOf(node: Node): Node | null | undefined {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const { callee } = node;
    const isLoader = callee.type === 'Identifier' && ['require', 'URL'].includes(callee.name);
    return isLoader ? node.arguments[0] : undefined;
  }
  return 'source' in node ? node.source : undefined;
}

function isSourceOf(parent: Node | null, node: Node): boolean {
  return parent !== null && sourceOf(parent) === node;
}

/** The text of a string, or that of a template up to its first gap. */
function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

function textsIn(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].flatMap((groups) =>
    groups.slice(1).filter((group) => group !== undefined),
  );
}
