import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { ROOT } from './code-blocks/code-block.js';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

/** All nodes of a page. */
function* nodesOf(node: Node): Generator<Node> {
  yield node;
  if (!('children' in node)) return;
  for (const child of node.children) yield* nodesOf(child);
}

async function readReadme(name: string) {
  const text = await readFile(path.join(ROOT, 'packages', name, 'README.md'), 'utf8');
  return { text, nodes: [...nodesOf(fromMarkdown(text))] };
}

test.for(['emulator', 'web-methods'])(
  'the README of packages/%s has only links that work on npm, where nothing else of the repository is',
  async (name) => {
    const { nodes } = await readReadme(name);
    const urls = nodes.flatMap((node) =>
      node.type === 'link' || node.type === 'image' || node.type === 'definition' ? [node.url] : [],
    );
    expect(urls.filter((url) => !/^(https:|#)/.test(url))).toEqual([]);
  },
);

test.for(['emulator', 'web-methods'])(
  'the README of packages/%s names pages that exist, and takes at most 8 kB',
  async (name) => {
    const { text, nodes } = await readReadme(name);
    const pages = nodes.flatMap((node) =>
      node.type === 'inlineCode' && node.value.startsWith('docs/') ? [node.value] : [],
    );
    expect(pages).not.toEqual([]);
    expect(pages.filter((page) => !existsSync(path.join(ROOT, page)))).toEqual([]);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8 * 1024);
  },
);
