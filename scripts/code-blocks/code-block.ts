import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced code block of a page. */
export interface CodeBlock {
  /** The page, relative to the repository. */
  readonly page: string;
  /** The line of the fence above the code. */
  readonly line: number;
  /** The word after the fence; empty if there is none. */
  readonly language: string;
  readonly code: string;
  /**
   * What the comment `<!-- with: … -->` above the block has: the code that a reader has to think of,
   * such as the declaration of a function that the example calls.
   */
  readonly context: string;
  /** The file of the repository that the comment `<!-- from … -->` names: the block is a part of it. */
  readonly source: string | undefined;
  /** The test that the comment `<!-- run by … -->` names: it runs the block. */
  readonly runBy: string | undefined;
  /** The folder of the repository that the comment `<!-- in … -->` names: the commands run there. */
  readonly folder: string | undefined;
}

/** What is wrong with a code block, as `docs/page.md:12: …`. */
export type Problem = string;

/**
 * Describes what is wrong with a block.
 * @param block The block.
 * @param message What is wrong.
 * @param lineOfCode The line of the code, from 1. Default: the line of the fence.
 */
export function problem({ page, line }: CodeBlock, message: string, lineOfCode = 0): Problem {
  return `${page}:${line + lineOfCode}: ${message}`;
}

/**
 * Reads the code blocks of a page.
 * @param page The page, relative to the repository.
 */
export async function readCodeBlocks(page: string): Promise<CodeBlock[]> {
  return parseCodeBlocks(page, await readFile(path.join(ROOT, page), 'utf8'));
}

/**
 * Finds the fenced code blocks of a page's text, also in lists. A comment `<!-- file src/a.ts: … -->`
 * counts as one: a file that the page does not show, but imports.
 * @param page The page's name.
 * @param markdown Its text.
 */
export function parseCodeBlocks(page: string, markdown: string): CodeBlock[] {
  return [...findBlocks(page, markdown, fromMarkdown(markdown))];
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

function* findBlocks(page: string, markdown: string, node: Node): Generator<CodeBlock> {
  if (!('children' in node)) return;
  let comment = '';
  for (const child of node.children) {
    const { offset = 0, line = 0 } = child.position?.start ?? {};
    // A block that is only indented shows what a program prints.
    if (child.type === 'code' && /^(`{3}|~{3})/.test(markdown.slice(offset))) {
      const { lang, value: code } = child;
      yield { page, line, language: lang ?? '', code, ...readComment(comment) };
    }
    comment = child.type === 'html' ? child.value : '';
    const [, file, code = ''] = /^<!-- file (\S+):\s([\s\S]*)-->$/.exec(comment) ?? [];
    if (file !== undefined) {
      yield { page, line, language: 'ts', code: `// ${file}\n${code}`, ...readComment('') };
    }
    yield* findBlocks(page, markdown, child);
  }
}

function readComment(comment: string): Pick<CodeBlock, 'context' | 'source' | 'runBy' | 'folder'> {
  const [, keyword, text = ''] =
    /^<!-- (with:|from|run by|in)\s([\s\S]*?)-->$/.exec(comment.trim()) ?? [];
  return {
    context: keyword === 'with:' ? text.trim() : '',
    source: keyword === 'from' ? text.trim() : undefined,
    runBy: keyword === 'run by' ? text.trim() : undefined,
    folder: keyword === 'in' ? text.trim() : undefined,
  };
}
