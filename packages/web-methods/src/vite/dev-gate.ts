import path from 'node:path';
import { type Connect, normalizePath, type ViteDevServer } from 'vite';
import { isFile } from './file-system.js';
import type { Guard } from './guard.js';
import { aliased } from './references.js';
import { WEB_MODULE } from './web-module.js';

/** The maximum number of times that a path is decoded. */
const MAX_DECODINGS = 5;

/**
 * Refuses a browser's requests for server files, before other middlewares of the dev server can
 * handle them. Requests for a web module as a module are allowed, because the answer is the stub
 * module.
 * @param server The dev server.
 * @param guard The guard of the dev server, which recognizes server files.
 */
export function refuseServerFiles(
  { config, environments }: ViteDevServer,
  guard: Guard,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { url = '/', method } = request;
    const hasStubs = method === 'GET' && guard.isFrontend(environments.client);
    const refused = requestedFiles(url, config).find((file) => {
      const kind = guard.kindOf(file);
      if (kind === undefined) return false;
      const isModule = isPlainModule(url) && !isInside(file, config.publicDir);
      return !(kind === 'web-module' && hasStubs && isModule);
    });
    if (refused === undefined) return next();
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(guard.message({ file: refused, chain: [] }));
  };
}

/** Lists the existing files that a request may be for. */
function requestedFiles(url: string, config: ViteDevServer['config']): string[] {
  const { root, publicDir, base, resolve } = config;
  // Astro's image endpoint gets the path of another file.
  const image = new URLSearchParams(url.replace(/^[^?]*/, '')).get('href');
  const paths = [url, ...(image === null ? [] : [image])]
    .flatMap(spellings)
    .flatMap((text) => [text, text.replace(/[?#].*$/s, '')])
    .map((text) => text.replace(/^[a-z]+:\/\/[^/]*/i, '').replaceAll('\\', '/'))
    // Vite removes dots before it applies a base path or an alias.
    .flatMap((text) => [text, path.posix.normalize(text)])
    .flatMap((text) => (text.startsWith(base) ? [text, `/${text.slice(base.length)}`] : [text]))
    .map((text) => text.replace(/^\/*(?:(?:@id|@fs|file:)\/+|__x00__\/*)*/, ''))
    // An alias need not begin with a slash, and neither does an absolute path on Windows.
    .flatMap((text) => [`/${text}`, text].flatMap((one) => [one, ...aliased(one, resolve.alias)]));
  return (
    [...new Set(paths)]
      .flatMap((text) => [
        text,
        path.join(root, text),
        publicDir ? path.join(publicDir, text) : text,
      ])
      // Anything else would be looked up where the dev server was started.
      .filter((file) => path.isAbsolute(file))
      .flatMap((file) => [file, `${file}.html`, path.join(file, 'index.html')])
      .map((file) => normalizePath(path.normalize(file)).replace(/(?<=.)\/$/, ''))
      .filter(isFile)
  );
}

/** Lists a path as written, and after each decoding. */
function spellings(text: string): string[] {
  const found = [text];
  for (let last = text; found.length <= MAX_DECODINGS; ) {
    const next = last.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded;
      }
    });
    if (next === last) break;
    found.push(next);
    last = next;
  }
  return found;
}

/** Whether a file is in the public folder, from which a dev server sends it without changes. */
function isInside(file: string, folder: string): boolean {
  return folder !== '' && file.startsWith(`${normalizePath(folder)}/`);
}

/**
 * Whether Vite transforms a request for a web module. It sends the file itself if the path has other
 * spellings, which its transform does not find and its static server does.
 */
function isPlainModule(url: string): boolean {
  const file = pathOf(url);
  return WEB_MODULE.test(file) && !file.includes('%') && path.posix.normalize(file) === file;
}

function pathOf(url: string): string {
  const encoded = url.replace(/[?#].*$/s, '');
  try {
    return decodeURI(encoded);
  } catch {
    return encoded;
  }
}
