import { readFile } from 'node:fs/promises';
import { normalizePath, type ResolvedConfig } from 'vite';
import { fileOf } from './web-module.js';

/** The endings of the files that Vite takes for style sheets. */
export const STYLE = /\.(?:css|less|sass|scss|styl|stylus|pcss|postcss|sss)$/;

/** A style sheet that another one imports. */
export interface StyleImport {
  /** The imported file. */
  readonly file: string;
  /** The importing file, or its folder followed by `*`: some importers tell no more. */
  readonly importer: string;
  /** Whether the importing style sheet belongs to a server's build. */
  readonly ssr: boolean;
}

/**
 * The files that a style sheet refers to, as they are written in it.
 * @param css The source of the style sheet, in any of the languages that Vite takes.
 */
export function styleReferences(css: string): string[] {
  const code = css.replace(/\/\*.*?\*\//gs, ' ');
  const urls = matches(code, /\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)/gi);
  const clauses = matches(
    code,
    /@(?:import|use|forward|require)\b([^;{}]*)|image-set\(([^;{}]*)/gi,
  );
  const quoted = clauses.flatMap((clause) => matches(clause, /"([^"]*)"|'([^']*)'/g));
  const composed = matches(code, /\bfrom\s+(?:"([^"]*)"|'([^']*)')/g);
  return [...urls, ...quoted, ...composed].flatMap((reference) => [
    reference,
    unescapeStyle(reference),
  ]);
}

/**
 * Watches the imports of style sheets by others. Vite reads such files itself: they are no modules,
 * and no plugin is asked to resolve them.
 * @param config The config, whose resolver is wrapped.
 * @param onImport Gets every import before the file is read. What it throws fails the import.
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

/** Reads a style sheet; gives nothing if it cannot be read, which is Vite's to report. */
export async function readStyle(file: string): Promise<string> {
  return await readFile(fileOf(file), 'utf8').catch(() => '');
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((groups) =>
    groups.slice(1).filter((group) => group !== undefined),
  );
}

/** Reads the escapes of CSS, such as `\62 ackend`. */
function unescapeStyle(text: string): string {
  return text
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16) % 0x110000),
    )
    .replace(/\\(.)/gs, '$1');
}
