import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';

const ROOT = fileURLToPath(new URL('./client-size/', import.meta.url));
const SRC = fileURLToPath(new URL('./client-size/src/', import.meta.url));

/** Bytes of JavaScript after gzip at level 9, every chunk compressed on its own. */
interface LoadedBytes {
  /** What one successful call with a plain JSON result loads. */
  initial: number;
  /** What a browser loads only when it needs it, such as the decoder of richer results. */
  lazy: number;
}

/** The size of one call, made in two ways. */
export interface ClientSize {
  webMethod: LoadedBytes;
  /** The same call written by hand with `fetchWithAuth`. */
  byHand: LoadedBytes;
  /** How much more the web method loads for the call. */
  extra: number;
}

/**
 * Measures what a call costs in a custom element, built in the way that `@wix/astro` builds one,
 * with `@wix/essentials` left out.
 */
export async function measureClientSize(): Promise<ClientSize> {
  const plugins = webMethodsPlugin({ srcDir: SRC, side: 'frontend' });
  const webMethod = loadedBytes(await buildElement('by-web-method.ts', plugins));
  const byHand = loadedBytes(await buildElement('by-hand.ts', []));
  return { webMethod, byHand, extra: webMethod.initial - byHand.initial };
}

const ENTRY = 'element.js';
const OUTPUT_DIR = '_wix_126f0f6e-custom-elements';

/** `@wix/astro` makes the entry of a custom element, which imports the element dynamically. */
function wrapElement(file: string): Plugin {
  return {
    name: 'wrap-element',
    resolveId: (id) => (id === ENTRY ? id : undefined),
    load: (id) => (id === ENTRY ? `import(${JSON.stringify(SRC + file)});` : undefined),
  };
}

async function buildElement(file: string, plugins: Plugin[]): Promise<Rollup.OutputChunk[]> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [...plugins, wrapElement(file)],
    build: {
      write: false,
      target: 'esnext',
      rollupOptions: {
        input: ENTRY,
        external: ['@wix/essentials'],
        output: {
          format: 'esm',
          chunkFileNames: `${OUTPUT_DIR}/[name]-[hash].js`,
          entryFileNames: `${OUTPUT_DIR}/[name]-[hash].js`,
        },
      },
    },
    experimental: {
      // As Wix's CDN has another origin, the files find each other from where they are.
      renderBuiltUrl: (filename, { hostId, hostType }) =>
        hostType === 'js'
          ? { runtime: `import.meta.url.replace("${hostId}", "${filename}")` }
          : { relative: true },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .filter((item) => item.type === 'chunk');
}

function loadedBytes(chunks: readonly Rollup.OutputChunk[]): LoadedBytes {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set<string>();
  const load = (name: string): void => {
    const chunk = byName.get(name);
    if (!chunk || loaded.has(name)) return;
    loaded.add(name);
    chunk.imports.forEach(load);
    // The entry loads the element at once; what the element imports dynamically may never load.
    if (chunk.isEntry) chunk.dynamicImports.forEach(load);
  };
  for (const chunk of chunks) if (chunk.isEntry) load(chunk.fileName);
  const sizes = (initial: boolean) =>
    chunks
      .filter(({ fileName }) => loaded.has(fileName) === initial)
      .map(({ code }) => gzipSync(code, { level: constants.Z_BEST_COMPRESSION }).length)
      .reduce((sum, size) => sum + size, 0);
  return { initial: sizes(true), lazy: sizes(false) };
}
