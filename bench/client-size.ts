import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, gzipSync } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';

const ROOT = fileURLToPath(new URL('./client-size/', import.meta.url));

/** A copy of the project in which clients are generated. */
const GENERATED_ROOT = fileURLToPath(new URL('../artifacts/client-size/', import.meta.url));

const generator = fileURLToPath(
  new URL('../packages/web-methods/bin/wix-astro-web-methods.js', import.meta.url),
);

/** Bytes of JavaScript after gzip at level 9, every chunk compressed on its own. */
interface LoadedBytes {
  /** What one successful call with a plain JSON result loads. */
  initial: number;
  /** What a browser loads only when it needs it, such as the decoder of richer results. */
  lazy: number;
}

/** The size of one call, made in several ways. */
export interface ClientSize {
  webMethod: LoadedBytes;
  /** The same call through a generated client. */
  client: LoadedBytes;
  /** The same call through a generated client whose server has an address of its own. */
  clientWithServerBase: LoadedBytes;
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
  const plugins = webMethodsPlugin({ srcDir: path.join(ROOT, 'src'), side: 'frontend' });
  const webMethod = loadedBytes(await buildElement(ROOT, 'by-web-method.ts', plugins));
  const byHand = loadedBytes(await buildElement(ROOT, 'by-hand.ts'));
  const client = await measureClient();
  const clientWithServerBase = await measureClient(['--server-base', 'import.meta.env.SERVER']);
  const extra = webMethod.initial - byHand.initial;
  return { webMethod, client, clientWithServerBase, byHand, extra };
}

/**
 * Measures the call through a generated client.
 * @param options The options of the generator.
 */
async function measureClient(options: readonly string[] = []): Promise<LoadedBytes> {
  await rm(GENERATED_ROOT, { recursive: true, force: true });
  await mkdir(GENERATED_ROOT, { recursive: true });
  await cp(ROOT, GENERATED_ROOT, { recursive: true });
  const args = [generator, 'generate', ...options];
  await promisify(execFile)(process.execPath, args, { cwd: GENERATED_ROOT });
  // Under the same name, because the names of the chunks are among their bytes.
  const file = path.join(GENERATED_ROOT, 'src/by-web-method.ts');
  const code = await readFile(file, 'utf8');
  await writeFile(file, code.replace('instance.web', 'instance.client'));
  return loadedBytes(await buildElement(GENERATED_ROOT, 'by-web-method.ts'));
}

const ENTRY = 'element.js';
const OUTPUT_DIR = '_wix_126f0f6e-custom-elements';

/** `@wix/astro` makes the entry of a custom element, which imports the element dynamically. */
function wrapElement(root: string, file: string): Plugin {
  return {
    name: 'wrap-element',
    resolveId: (id) => (id === ENTRY ? id : undefined),
    load: (id) =>
      id === ENTRY ? `import(${JSON.stringify(path.join(root, 'src', file))});` : undefined,
  };
}

async function buildElement(
  root: string,
  file: string,
  plugins: Plugin[] = [],
): Promise<Rollup.OutputChunk[]> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [...plugins, wrapElement(root, file)],
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
