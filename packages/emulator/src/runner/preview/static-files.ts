import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { getMimeType } from 'hono/utils/mime';
import { decodePath } from '../../util/paths.js';

/** A static file with its media type. */
export interface StaticFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
}

/** Files that a host such as Cloudflare reads itself and never serves. */
const hostFiles = new Set(['_worker.js', '_routes.json', '_headers', '_redirects']);

/**
 * The static files of a build. Their paths are collected once, and a request can only name one of
 * these paths, so no path of a request reaches the file system.
 */
export class StaticFiles {
  readonly #files: ReadonlyMap<string, string>;

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  /**
   * Collects the files of a build, without the worker's own code and without dot files.
   * @param dist The build's folder.
   */
  static async in(dist: string): Promise<StaticFiles> {
    const files = new Map<string, string>();
    for (const entry of await readdir(dist, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      const names = relative(dist, file).split(sep);
      const hidden = names.some((name) => name.startsWith('.'));
      if (!entry.isFile() || hidden || hostFiles.has(names[0] ?? '')) continue;
      const path = `/${names.join('/')}`;
      files.set(path, file);
      if (entry.name === 'index.html') files.set(path.slice(0, -'index.html'.length), file);
    }
    return new StaticFiles(files);
  }

  /**
   * Reads a file.
   * @param pathname The path of a URL, percent-encoded.
   * @returns The file, or `undefined` if the build has no such file or it has been removed.
   */
  async read(pathname: string): Promise<StaticFile | undefined> {
    const file = this.#files.get(decodePath(pathname));
    if (file === undefined) return undefined;
    try {
      const body = await readFile(file);
      return { body, contentType: getMimeType(file) ?? 'application/octet-stream' };
    } catch (error) {
      // A later build may have removed the file.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
