import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CodeBlock, type Problem, problem, ROOT } from './code-block.js';

/**
 * Compares a block that shows a part of a file of the repository, `<!-- from … -->`, with that file.
 * Comments and indentation may differ.
 * @param block The block.
 * @param source The file, relative to the repository.
 */
export async function checkExcerpt(block: CodeBlock, source: string): Promise<Problem[]> {
  const file = await read(source);
  if (file === undefined) return [problem(block, `There is no file ${source}.`)];
  if (normalize(file).includes(normalize(block.code))) return [];
  return [problem(block, `${source} does not have this code.`)];
}

/**
 * Checks that a test reads the page whose block it runs, `<!-- run by … -->`.
 * @param block The block.
 * @param runBy The test, relative to the repository.
 */
export async function checkRunBy(block: CodeBlock, runBy: string): Promise<Problem[]> {
  const test = await read(runBy);
  if (test?.includes(path.basename(block.page))) return [];
  return [problem(block, `${runBy} does not run this code.`)];
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(ROOT, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** Leaves out lines with comments, empty lines and the indentation. */
function normalize(code: string): string {
  const lines = code.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !/^(\/\/|\/?\*)/.test(line)).join('\n');
}
