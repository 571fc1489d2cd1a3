import path from 'node:path';
import { apply, compare, type Difference, type GeneratedFiles } from './generated-files.js';
import type { GenerateOptions } from './options.js';
import { type Plan, type Project, planFiles } from './plan.js';

/** The generated files of a project, compared with those on the disk. */
export interface Generated {
  readonly plan: Plan;
  /** How the files on the disk differed. */
  readonly differences: readonly Difference[];
}

/**
 * Brings the generated files of a project up to date.
 * @throws {Error} If a web module cannot be read, or if another file is in the way.
 */
export async function generate(project: Project, options: GenerateOptions): Promise<Generated> {
  const generated = await compareProject(project, options);
  await apply(filesOf(generated.plan), generated.differences);
  return generated;
}

/**
 * Compares the generated files of a project with those on the disk, and writes nothing.
 * @throws {Error} As {@link generate} does.
 */
export async function compareProject(
  project: Project,
  options: GenerateOptions,
): Promise<Generated> {
  const { root, srcDir } = project;
  const plan = await planFiles(project, options);
  const folders = [options.clients, options.endpoints].flatMap((folder) =>
    folder === undefined ? [] : path.resolve(root, folder),
  );
  return { plan, differences: await compare(filesOf(plan), srcDir, folders) };
}

function filesOf({ clients, server }: Plan): GeneratedFiles {
  return new Map([...clients, ...server]);
}
