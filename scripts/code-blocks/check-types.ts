import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type CodeBlock, type Problem, problem, ROOT } from './code-block.js';

const TSC = path.join(ROOT, 'node_modules/typescript-7/bin/tsc');

/** The compiler's settings: those of a new Astro project, for JavaScript, too. */
const TSCONFIG = {
  extends: 'astro/tsconfigs/strict',
  compilerOptions: { checkJs: true, jsx: 'react-jsx', types: ['node', 'astro/client'] },
};

/** The compiler's errors about missing type annotations, which JavaScript does not have. */
const MISSING_TYPES = /error TS70(05|06|31|34):/;

/**
 * Compiles the TypeScript and JavaScript of pages. The files that the blocks of a page name in their
 * first line (`// src/backend/seats.web.ts`) form a project, in which the other blocks of the page are
 * files of `src`. A file that a page shows twice, such as before and after a change, begins another
 * project, with the files before it. Parts of files of this repository are compiled where they are from.
 * @param blocks The blocks of all pages, in their order.
 */
export async function checkTypes(blocks: readonly CodeBlock[]): Promise<Problem[]> {
  if (blocks.every(({ source }) => source !== undefined)) return [];
  const artifacts = path.join(ROOT, 'artifacts');
  await mkdir(artifacts, { recursive: true });
  const folder = await mkdtemp(path.join(artifacts, 'code-blocks-'));
  try {
    // The block whose problems are those of a file; none if they are found elsewhere.
    const files = new Map<string, CodeBlock | undefined>();
    const seen = new Set<CodeBlock>();
    for (const [project, members] of toProjects(blocks).entries()) {
      for (const [name, block] of members) {
        const file = `${project}/${name}`;
        await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
        // The context is below, so that the lines keep their numbers.
        await writeFile(path.join(folder, file), `${block.code}\n${block.context}\nexport {};\n`);
        files.set(file, seen.has(block) || block.source !== undefined ? undefined : block);
        seen.add(block);
      }
    }
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    return toProblems(await compile(folder), files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Sorts blocks into projects, each of which has its blocks by the name of their file. */
function toProjects(blocks: readonly CodeBlock[]): Map<string, CodeBlock>[] {
  const projects: Map<string, CodeBlock>[] = [];
  let page: string | undefined;
  for (const block of blocks) {
    const name = fileName(block) ?? `src/block-${block.line}.${block.language}`;
    let project = projects.at(-1);
    if (!project || block.page !== page) {
      project = new Map();
      projects.push(project);
    } else if (project.has(name)) {
      project = new Map(project);
      projects.push(project);
    }
    project.set(name, block);
    page = block.page;
  }
  return projects;
}

/** The file that the first line of a block names. */
function fileName({ code }: CodeBlock): string | undefined {
  return /^\/\/ (\S+\.(?:[jt]sx?|m[jt]s))(?:,.*)?$/.exec(code.split('\n', 1)[0] ?? '')?.[1];
}

async function compile(folder: string): Promise<string> {
  const child = spawn(process.execPath, [TSC, '--noEmit', '--pretty', 'false', '-p', folder], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return output;
}

/** Reads the compiler's errors. The lines that belong to the one above are indented. */
function toProblems(output: string, files: ReadonlyMap<string, CodeBlock | undefined>): Problem[] {
  return output
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .flatMap((error) => {
      const [, file = '', line, message = ''] = /^(.+)\((\d+),\d+\): (.*)$/.exec(error) ?? [];
      // An error of the settings, for example.
      if (!files.has(file)) return [error];
      const block = files.get(file);
      if (!block) return [];
      if (/\.m?jsx?$/.test(file) && MISSING_TYPES.test(error)) return [];
      return [problem(block, message, Number(line))];
    });
}
