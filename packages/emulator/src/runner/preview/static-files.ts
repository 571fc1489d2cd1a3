import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { getMimeType } from 'hono/utils/mime';
import { decodePath } from '../../util/paths.js';

/** A static file with its media type. */
export interface StaticFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
}

/** How static files answer a request. */
export type StaticAnswer =
  | {
      /** 404 for the page that says that nothing is found. */
      readonly status: 200 | 404;
      readonly file: StaticFile;
    }
  | {
      readonly status: 308;
      /** The path of the same page in its usual form, percent-encoded. */
      readonly location: string;
    };

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
      files.set(`/${names.join('/')}`, file);
    }
    return new StaticFiles(files);
  }

  /**
   * Reads a file.
   * @param pathname The path of a URL, percent-encoded. With a slash at its end, it stands for the
   *   `index.html` of a folder.
   * @returns The file, or `undefined` if the build has no such file or it has been removed.
   */
  async read(pathname: string): Promise<StaticFile | undefined> {
    const path = decodePath(pathname);
    return this.#readFile(path.endsWith('/') ? `${path}index.html` : path);
  }

  /**
   * Answers a request as Cloudflare's hosting does: an HTML page has one path, without `.html`, and
   * all its other paths redirect there.
   * @param pathname The path of the request, percent-encoded.
   * @returns `undefined` if the build has neither the file nor a page for what is not found.
   */
  async answer(pathname: string): Promise<StaticAnswer | undefined> {
    const path = decodePath(pathname);
    const location = this.#usualPath(path);
    if (location !== undefined)
      return { status: 308, location: location.split('/').map(encodeURIComponent).join('/') };
    const page = path.endsWith('/') ? `${path}index.html` : `${path}.html`;
    const file = (await this.#readFile(path)) ?? (await this.#readFile(page));
    if (file) return { status: 200, file };
    for (let folder = path; folder !== ''; ) {
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      const notFound = await this.#readFile(`${folder}/404.html`);
      if (notFound) return { status: 404, file: notFound };
    }
    return undefined;
  }

  /** Returns the usual path of a page that has been requested by another one. */
  #usualPath(path: string): string | undefined {
    const has = (file: string) => this.#files.has(file);
    if (path.endsWith('.html')) {
      if (!has(path)) return undefined;
      return path.endsWith('/index.html') ? path.slice(0, -10) : path.slice(0, -5);
    }
    if (has(path)) return undefined;
    if (path.endsWith('/')) {
      const page = path.slice(0, -1);
      return !has(`${path}index.html`) && has(`${page}.html`) ? page : undefined;
    }
    return !has(`${path}.html`) && has(`${path}/index.html`) ? `${path}/` : undefined;
  }

  async #readFile(path: string): Promise<StaticFile | undefined> {
    const file = this.#files.get(path);
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
