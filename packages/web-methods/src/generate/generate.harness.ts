import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach } from 'vitest';
import { TestProject } from '../vite/project.harness.js';
import { run } from './run.js';

const projects: TestProject[] = [];

afterEach(async () => {
  await Promise.all(projects.splice(0).map((project) => project.remove()));
});

/** A web module with one method. */
export const INSTANCE = `
import { Permissions, webMethod } from '@wix/web-methods';
import { secret } from './secret';
export const getInstance = webMethod(Permissions.Anyone, async () => ({ secret }));`;

/** Writes a project, which is removed after the test. */
export async function createProject(files: Record<string, string>): Promise<GeneratedProject> {
  const project = await TestProject.create(files);
  projects.push(project);
  return new GeneratedProject(project);
}

/** A project in which a test runs the command. */
export class GeneratedProject {
  readonly #project: TestProject;

  constructor(project: TestProject) {
    this.#project = project;
  }

  get root(): string {
    return this.#project.root;
  }

  write(files: Record<string, string>): Promise<void> {
    return this.#project.write(files);
  }

  read(file: string): Promise<string> {
    return readFile(this.#project.file(file), 'utf8');
  }

  /** Lists the files in `src`. */
  async files(): Promise<string[]> {
    const entries = await readdir(this.#project.file('src'), {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.root, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  /** Runs `wix-astro-web-methods generate`. */
  async generate(...args: string[]): Promise<{ code: number; output: string }> {
    const lines: string[] = [];
    const code = await run(['generate', ...args], this.root, (line) => void lines.push(line));
    return { code, output: lines.join('\n') };
  }
}
