import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { extname } from 'node:path';
import type { AttributeNode, Node as TemplateNode } from '@astrojs/compiler/types';
import { type ParserPlugin, parse } from '@babel/parser';
import { Hub, NodePath } from '@babel/traverse';
import type { Program } from '@babel/types';

/** A script of the app: a module, or a part of an Astro component or an HTML template. */
export interface SourceScript {
  /** The absolute path of its file. */
  readonly file: string;
  /** Whether it is in a `<script>` element, so that it runs in the browser. */
  readonly isInline: boolean;
  readonly program: NodePath<Program>;
  /** Returns the line in the file for a position in the script. */
  readonly lineOf: (line: number, column: number) => number;
}

/** The scripts in a file, and the files that its `<script>` elements name. */
export interface SourceFile {
  readonly scripts: readonly SourceScript[];
  readonly scriptSources: readonly string[];
}

/**
 * Reads a file of the app's source and parses its scripts.
 * @param file The absolute path.
 * @throws {Error} If the file cannot be read or parsed.
 */
export async function readSourceFile(file: string): Promise<SourceFile> {
  const text = await readFile(file, 'utf8');
  const extension = extname(file);
  if (extension === '.astro' || extension === '.html') return readTemplate(file, text);
  return { scripts: [parseScript(file, text)], scriptSources: [] };
}

async function readTemplate(file: string, text: string): Promise<SourceFile> {
  // Loaded on demand, because it is WebAssembly and few apps have such files.
  const compiler = await import('@astrojs/compiler');
  const { ast } = await compiler.parse(text, { position: true });
  const elements = scriptElements(ast);
  const inline = elements.flatMap(({ source, code, line }) =>
    source === undefined && code.trim() !== '' ? [parseInline(file, code, line)] : [],
  );
  const scriptSources = elements.flatMap(({ source }) => (source === undefined ? [] : [source]));
  if (extname(file) === '.html') return { scripts: inline, scriptSources };

  const component = await compiler.convertToTSX(text, { filename: file, includeScripts: false });
  const map = new SourceMap({ ...component.map, file, sourceRoot: '' });
  const main = parseScript(file, component.code, 'component.tsx');
  const lineOf = (line: number, column: number) => {
    const entry = map.findEntry(line - 1, column);
    return 'originalLine' in entry ? entry.originalLine + 1 : line;
  };
  return { scripts: [{ ...main, lineOf }, ...inline], scriptSources };
}

function parseInline(file: string, code: string, line: number): SourceScript {
  return { ...parseScript(file, code, 'inline.ts', line), isInline: true };
}

function parseScript(file: string, code: string, name = file, startLine = 1): SourceScript {
  const ast = parse(code, {
    sourceType: 'module',
    startLine,
    errorRecovery: true,
    allowReturnOutsideFunction: true,
    plugins: pluginsFor(name),
  });
  const program = NodePath.get({
    // Says what is wrong if the names in the file contradict each other.
    hub: new Hub(),
    parentPath: null,
    parent: ast,
    container: ast,
    key: 'program',
  });
  program.setContext();
  return { file, isInline: false, program, lineOf: (line) => line };
}

function pluginsFor(name: string): ParserPlugin[] {
  const isTypeScript = /\.[mc]?tsx?$/.test(name);
  // In TypeScript without JSX, `<T>value` is a type assertion.
  const hasJsx = !/\.[mc]?ts$/.test(name);
  return [
    'decorators-legacy',
    'decoratorAutoAccessors',
    ...(isTypeScript ? (['typescript'] as const) : []),
    ...(hasJsx ? (['jsx'] as const) : []),
  ];
}

interface ScriptElement {
  readonly source: string | undefined;
  readonly code: string;
  readonly line: number;
}

function scriptElements(node: TemplateNode): ScriptElement[] {
  if (!('children' in node)) return [];
  if (node.type === 'element' && node.name === 'script') {
    const type = attribute(node.attributes, 'type') ?? 'module';
    if (!['module', 'text/javascript'].includes(type)) return [];
    const [content] = node.children;
    const isText = content?.type === 'text';
    return [
      {
        source: attribute(node.attributes, 'src'),
        code: isText ? content.value : '',
        line: content?.position?.start.line ?? 1,
      },
    ];
  }
  return node.children.flatMap(scriptElements);
}

function attribute(attributes: readonly AttributeNode[], name: string): string | undefined {
  return attributes.find((one) => one.name === name)?.value;
}
