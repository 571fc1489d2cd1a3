import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  build,
  createLogger,
  createServer,
  type InlineConfig,
  type Rollup,
  type ViteDevServer,
} from 'vite';
import { vi } from 'vitest';
import { webMethodsPlugin } from './plugin.js';
import type { Side } from './side.js';

/** A project in a temporary folder, whose `src/main.ts` is built or served with the plugin. */
export class TestProject {
  /** The project's folder: an absolute path without symbolic links. */
  readonly root: string;
  /** The warnings of builds and dev servers. */
  readonly warnings: string[] = [];
  readonly #servers: ViteDevServer[] = [];
  #updates = 0;

  private constructor(root: string) {
    this.root = root;
  }

  /** @param files The project's files, by path. */
  static async create(files: Record<string, string>): Promise<TestProject> {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'web-methods-')));
    const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));
    await symlink(modules, path.join(root, 'node_modules'));
    const project = new TestProject(root);
    await project.write(files);
    return project;
  }

  /** A file's absolute path. */
  file(name: string): string {
    return path.join(this.root, name);
  }

  async write(files: Record<string, string>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(this.file(name)), { recursive: true });
      await writeFile(this.file(name), content);
    }
  }

  /**
   * Builds `src/main.ts`.
   * @returns The code of all chunks.
   */
  async build(side: Side): Promise<string> {
    const result = await build({
      ...this.#config(side),
      build: {
        ssr: side === 'backend',
        write: false,
        minify: false,
        lib: { entry: this.file('src/main.ts'), formats: ['es'] },
        rollupOptions: { external: [/^wix-astro-web-methods/, /^@wix/] },
      },
    });
    const outputs = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
    return outputs
      .flatMap(({ output }) => output.map((file) => (file.type === 'chunk' ? file.code : '')))
      .join('\n');
  }

  /** Starts a dev server, which does not watch files: use `change()` for changes. */
  async serve(side: Side): Promise<ViteDevServer> {
    const server = await createServer({
      ...this.#config(side),
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true, include: [] },
    });
    this.#servers.push(server);
    return server;
  }

  /**
   * Writes a file, reports the change to a dev server, and waits until its plugins have handled it.
   */
  async change(server: ViteDevServer, name: string, content: string): Promise<void> {
    const before = this.#updates;
    await this.write({ [name]: content });
    server.watcher.emit('change', this.file(name));
    await vi.waitUntil(() => this.#updates > before, { timeout: 20_000 });
  }

  async remove(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
    await rm(this.root, { recursive: true, force: true });
  }

  #config(side: Side): InlineConfig {
    const logger = createLogger('silent');
    const warn = (message: string) => void this.warnings.push(message);
    return {
      root: this.root,
      configFile: false,
      customLogger: { ...logger, warn, warnOnce: warn },
      plugins: [
        webMethodsPlugin({ srcDir: this.file('src'), side }),
        {
          name: 'count-updates',
          hotUpdate: {
            order: 'post',
            handler: () => {
              this.#updates += 1;
            },
          },
        },
      ],
    };
  }
}
