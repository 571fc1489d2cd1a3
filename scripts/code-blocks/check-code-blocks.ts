import { checkExcerpt, checkRunBy } from './check-excerpt.js';
import { checkShell } from './check-shell.js';
import { checkTypes } from './check-types.js';
import { type CodeBlock, type Problem, problem } from './code-block.js';

const LANGUAGES = ['ts', 'tsx', 'js', 'json', 'sh', 'text'];

/**
 * Checks the code blocks of pages, each by its language.
 * @param blocks The blocks of all pages, in their order.
 */
export async function checkCodeBlocks(blocks: readonly CodeBlock[]): Promise<Problem[]> {
  const pages = [...new Set(blocks.map(({ page }) => page))];
  const checks = [
    checkTypes(blocks.filter(isCompiled)),
    ...pages.map((page) =>
      checkShell(
        page,
        blocks.filter((block) => block.page === page),
      ),
    ),
    ...blocks.map(checkBlock),
  ];
  return (await Promise.all(checks)).flat();
}

function isCompiled({ language, runBy }: CodeBlock): boolean {
  return ['ts', 'tsx', 'js'].includes(language) && runBy === undefined;
}

async function checkBlock(block: CodeBlock): Promise<Problem[]> {
  const { language, source, runBy, context } = block;
  if (!LANGUAGES.includes(language)) {
    const known = LANGUAGES.join(', ');
    return [problem(block, `The language "${language}" is not one of: ${known}.`)];
  }
  if (context !== '' && language === 'js') {
    return [problem(block, 'Only TypeScript can have a context.')];
  }
  if (source !== undefined) return checkExcerpt(block, source);
  if (runBy !== undefined) return checkRunBy(block, runBy);
  return language === 'json' ? checkJson(block) : [];
}

function checkJson(block: CodeBlock): Problem[] {
  try {
    JSON.parse(block.code);
    return [];
  } catch (error) {
    return [problem(block, String(error))];
  }
}
