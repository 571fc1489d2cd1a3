import { readFile } from 'node:fs/promises';
import { isCSSRequest, normalizePath, type ResolvedConfig } from 'vite';
import { fileOf } from './web-module.js';

/** The endings of the files that are style sheets for Vite. */
export const STYLE = /\.(?:css|less|sass|scss|styl|stylus|pcss|postcss|sss)$/;

/** Whether a module is a style sheet that becomes part of the page, and not of JavaScript. */
export function isPublishedStyle(id: string): boolean {
  return isCSSRequest(id) && !/[?&](?:inline|raw)\b/.test(id);
}

/** An import of a style sheet by another one. */
export interface StyleImport {
  /** The imported file. */
  readonly file: string;
  /** The importing file, or its folder followed by `*` if the file is not known. */
  readonly importer: string;
  /** Whether the importing style sheet belongs to a server build. */
  readonly ssr: boolean;
}

/**
 * Lists the files that a style sheet may refer to, as written in it: all its strings and URLs.
 * @param css The source of the style sheet, in any of the languages that Vite supports.
 */
export function styleReferences(css: string): string[] {
  const code = css.replace(/\/\*.*?\*\//gs, ' ');
  const urls = matches(code, /\burl\(\s*([^"')\s]+)\s*\)/gi);
  // All strings, because there are many rules and functions with a path, and a path may be in a
  // variable of a preprocessor.
  const quoted = matches(code, /"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'/gs);
  // The characters of an icon font are no paths, and there may be thousands of them.
  const named = quoted.filter((text) => /\w/.test(unescapeStyle(text)));
  return [...urls, ...named].flatMap((reference) => [reference, unescapeStyle(reference)]);
}

/**
 * Watches the imports of style sheets by others. Vite reads the imported files itself, so they are
 * not modules, and plugins cannot resolve them.
 * @param config The config whose resolver is wrapped.
 * @param onImport Called for every import before the file is read. If it throws, the import fails.
 */
export function watchStyleImports(
  config: ResolvedConfig,
  onImport: (styleImport: StyleImport) => Promise<void>,
): void {
  const { createResolver } = config;
  Object.assign(config, {
    createResolver(...[options]: Parameters<ResolvedConfig['createResolver']>) {
      const resolve = createResolver.call(config, options);
      const resolvesStyles = options?.extensions?.some((extension) => STYLE.test(extension));
      if (!resolvesStyles) return resolve;
      return async (...[id, importer, aliasOnly, ssr]: Parameters<typeof resolve>) => {
        const file = await resolve(id, importer, aliasOnly, ssr);
        if (file !== undefined && importer !== undefined) {
          await onImport({
            file: normalizePath(file),
            importer: normalizePath(importer),
            ssr: ssr ?? false,
          });
        }
        return file;
      };
    },
  });
}

/**
 * Reads a style sheet. The result is empty if that fails, because Vite reports the error itself.
 */
export async function readStyle(file: string): Promise<string> {
  return await readFile(fileOf(file), 'utf8').catch(() => '');
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((groups) =>
    groups.slice(1).filter((group) => group !== undefined),
  );
}

/** Decodes the escapes of CSS, such as `\62 ackend`. */
function unescapeStyle(text: string): string {
  return text
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16) % 0x110000),
    )
    .replace(/\\(.)/gs, '$1');
}
