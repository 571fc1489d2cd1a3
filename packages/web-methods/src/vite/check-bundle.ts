import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCSSRequest, normalizePath, type Rollup } from 'vite';
import type { Guard, GuardContext } from './guard.js';
import { ServerContents } from './server-contents.js';
import { isPublishedStyle, STYLE } from './styles.js';
import type { Violation } from './violation.js';
import { fileOf } from './web-module.js';

/** Shorter strings may occur in any code. */
const MIN_STRING = 8;

/** A finished build. */
export interface FinishedBuild {
  readonly context: GuardContext & Pick<Rollup.PluginContext, 'getWatchFiles'>;
  readonly bundle: Rollup.OutputBundle;
  /** The folder that the build writes to, absolute. */
  readonly outDir: string;
  /** The root of the build, absolute. */
  readonly root: string;
}

/**
 * Searches the files that a build is about to write for server files, however they got there.
 * @param build The finished build.
 * @param guard The guard of the build.
 * @returns The server files with their import chains, as far as the bundle tells.
 */
export function checkBundle(build: FinishedBuild, guard: Guard): Violation[] {
  const { context, bundle, root } = build;
  const files = Object.values(bundle);
  const ids = [...context.getModuleIds()];
  const contents = new ServerContents(guard.files, () => ids.map(fileOf).filter(path.isAbsolute));
  const isFrontend = guard.isFrontend(context.environment);
  const found = [
    ...(isFrontend ? frontendFiles(build, guard, contents) : publishedFiles(build, guard)),
    ...includedStyles(build, guard),
  ];

  const assets = files
    .filter((file) => file.type === 'asset')
    // The source maps of a server build stay on the server.
    .filter(({ fileName }) => isFrontend || !fileName.endsWith('.map'));
  for (const asset of assets) {
    const [original] = asset.originalFileNames
      .map((name) => normalizePath(path.resolve(root, name)))
      .filter((name) => isServerOnly(name, asset, guard, isFrontend));
    const file = original ?? findContent(asset, root, guard, contents);
    if (file !== undefined) found.push({ file, chain: wayTo(build, guard, file, asset.fileName) });
  }
  return found;
}

/** Finds server files in the JavaScript and the style sheets of a frontend. */
function frontendFiles(
  { context, bundle, outDir }: FinishedBuild,
  guard: Guard,
  contents: ServerContents,
): Violation[] {
  const found: Violation[] = [];
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    const chain = chunk.facadeModuleId ? [chunk.facadeModuleId] : [];
    const sources = chunk.map?.sources ?? [];
    const mapped = sources
      .map((source) => path.resolve(outDir, path.dirname(chunk.fileName), source))
      .filter((file) => ![undefined, 'web-module'].includes(guard.kindOf(file)));
    const mapContents = (chunk.map?.sourcesContent ?? []).map((content) =>
      contents.findSame(content ?? ''),
    );
    const within = contents.findWithin(chunk.code);
    const ids = chunk.moduleIds.filter(
      (id) => ![undefined, 'web-module'].includes(guard.kindOf(id)),
    );
    for (const file of [...ids, ...mapped, ...mapContents, within]) {
      if (file !== undefined) found.push({ file, chain });
    }
  }
  for (const id of context.getModuleIds()) {
    const code = context.getModuleInfo(id)?.code ?? '';
    const file = isChangedStub(id, code, guard)
      ? id
      : contents.findWithin(code, readText(fileOf(id)));
    if (file !== undefined) found.push({ file, chain: guard.chainTo(context, id) });
  }
  return found;
}

/**
 * Finds the server files that a preprocessor has put into a style sheet. Only style sheets count:
 * Tailwind reads any file for its class names.
 */
function includedStyles({ context }: FinishedBuild, guard: Guard): Violation[] {
  const ids = [...context.getModuleIds()];
  const modules = new Set(ids.map(fileOf));
  const styles = context.getWatchFiles().filter((file) => STYLE.test(fileOf(file)));
  const included = styles.filter((file) => !modules.has(fileOf(file)));
  const publicStyles = [...ids.filter(isPublishedStyle), ...included].filter(
    (file) => guard.kindOf(file) === undefined,
  );
  const isFrontend = guard.isFrontend(context.environment);
  // A style sheet with ?inline stays on the server, with all that it includes.
  const isPublic = isFrontend || ids.every((id) => !isCSSRequest(id) || isPublishedStyle(id));
  return included
    .filter((file) => guard.kindOf(file) !== undefined)
    .map((file) => ({ file, chain: includingStyles(context, guard, file, publicStyles) }))
    .filter(({ chain }) => isPublic || chain.length > 0);
}

/** Returns the import chain of a style sheet: of a public one that mentions its name. */
function includingStyles(
  context: GuardContext,
  guard: Guard,
  file: string,
  styles: readonly string[],
): string[] {
  const name = nameOf(file);
  const others = styles.filter((style) => style !== file);
  const style = others.find((one) => readText(fileOf(one)).includes(name));
  if (style === undefined) return [];
  if (context.getModuleInfo(style)) return guard.chainTo(context, style);
  return [...includingStyles(context, guard, style, others), style];
}

/**
 * Finds the server files in a server build that Astro publishes with its pages: style sheets, and
 * assets that are so small that their URL contains them.
 */
function publishedFiles({ context }: FinishedBuild, guard: Guard): Violation[] {
  const isInlinedAsset = (id: string) =>
    !/[?&]inline\b/.test(id) &&
    /^export default "data:/.test(context.getModuleInfo(id)?.code ?? '');
  return [...context.getModuleIds()]
    .filter((id) => guard.kindOf(id) !== undefined)
    .filter((id) => isPublishedStyle(id) || isInlinedAsset(id))
    .map((file) => ({ file, chain: guard.chainTo(context, file).slice(0, -1) }));
}

/** Whether another plugin has put strings of a web module's source into its stubs. */
function isChangedStub(id: string, code: string, guard: Guard): boolean {
  if (guard.kindOf(id) !== 'web-module') return false;
  const file = guard.files.fileOf(id);
  const strings = readText(file).matchAll(/(['"`])((?:\\.|(?!\1)[^\\])*)\1/gs);
  const stub = guard.stubs.get(file) ?? '';
  return [...strings].some(
    ([, , text = '']) => text.length >= MIN_STRING && !stub.includes(text) && code.includes(text),
  );
}

/** Whether an asset was made from a server file. */
function isServerOnly(
  file: string,
  asset: Rollup.OutputAsset,
  guard: Guard,
  isFrontend: boolean,
): boolean {
  const kind = guard.kindOf(file);
  if (kind === undefined) return false;
  // Vite names the style sheet of a chunk after its first module, which may be a stub.
  const mayBeOthers = kind === 'web-module' || (isStyle(asset) && !isFrontend);
  return !mayBeOthers || isSameAs(asset, file);
}

function isSameAs({ source }: Rollup.OutputAsset, file: string): boolean {
  return existsSync(file) && readFileSync(file).equals(Buffer.from(source));
}

function findContent(
  asset: Rollup.OutputAsset,
  root: string,
  guard: Guard,
  contents: ServerContents,
): string | undefined {
  const { source, fileName, originalFileNames } = asset;
  const originals = originalFileNames
    .map((name) => path.resolve(root, name))
    .filter((file) => guard.kindOf(file) === undefined);
  // The asset is a copy of a public file, even if a server file has the same content.
  if (originals.some((file) => isSameAs(asset, file))) return undefined;
  const same = contents.findSame(source);
  if (same !== undefined || fileName.endsWith('.map')) return same ?? findMapped(source, contents);
  const bytes = Buffer.from(source);
  return bytes.includes(0) ? undefined : contents.findWithin(bytes.toString('utf8'));
}

/** Finds a server file in a source map, such as that of a worker. */
function findMapped(source: string | Uint8Array, contents: ServerContents): string | undefined {
  try {
    const { sourcesContent = [] }: { sourcesContent?: (string | null)[] } = JSON.parse(
      Buffer.from(source).toString('utf8'),
    );
    return sourcesContent.map((content) => contents.findSame(content ?? '')).find(Boolean);
  } catch {
    return undefined;
  }
}

function isStyle({ fileName }: Rollup.OutputAsset): boolean {
  return STYLE.test(fileName);
}

/**
 * Returns the import chain of an emitted file: that of its module, of a module that mentions its
 * name, or of the chunk that loads it.
 */
function wayTo(
  { context, bundle }: FinishedBuild,
  guard: Guard,
  file: string,
  fileName: string,
): string[] {
  const id = [...context.getModuleIds()].find((module) => fileOf(module) === file);
  const imported = id === undefined ? [] : guard.chainTo(context, id).slice(0, -1);
  if (imported.length > 0) return imported;
  const mentioned = mentioning(context, guard, file);
  if (mentioned.length > 0) return mentioned;
  const chunk = Object.values(bundle).find(
    (one) => one.type === 'chunk' && one.viteMetadata?.importedAssets.has(fileName),
  );
  return chunk?.type === 'chunk' && chunk.facadeModuleId ? [chunk.facadeModuleId] : [];
}

function mentioning(context: GuardContext, guard: Guard, file: string): string[] {
  const name = nameOf(file);
  const id = [...context.getModuleIds()].find((module) => {
    const own = fileOf(module);
    if (!path.isAbsolute(own) || own.includes('/node_modules/')) return false;
    return guard.kindOf(own) === undefined && readText(own).includes(name);
  });
  return id === undefined ? [] : guard.chainTo(context, id);
}

/** The name of a file, as a style sheet may write it. */
function nameOf(file: string): string {
  return path.posix.basename(file).replace(STYLE, '').replace(/^_/, '');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
