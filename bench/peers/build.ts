import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { constants, gzipSync } from 'node:zlib';
import { build, type InlineConfig, type PluginOption } from 'vite';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const APP = path.join(FOLDER, 'app');
const DIST = path.join(FOLDER, 'dist');

/** A production build of a peer. */
export interface PeerBuild {
  /** The file that starts the server. */
  readonly server: string;
  /** The folder with the files that a browser loads. */
  readonly client: string;
}

/** Builds an app of `app/` whose server is its `server.ts`, and whose client is its `client.ts`. */
export async function buildWithVite(name: string): Promise<PeerBuild> {
  const outDir = path.join(DIST, name);
  const client = path.join(outDir, 'client');
  await build({
    ...common(name),
    plugins: await pluginsOf(name, 'frontend'),
    build: {
      target: 'esnext',
      minify: 'esbuild',
      outDir: client,
      emptyOutDir: true,
      rollupOptions: { input: path.join(APP, name, 'client.ts') },
    },
  });
  await build({
    ...common(name),
    plugins: await pluginsOf(name, 'backend'),
    build: {
      // The plugin of telefunc does not accept the entry point here.
      ssr: true,
      outDir: path.join(outDir, 'server'),
      emptyOutDir: true,
      rollupOptions: {
        input: { server: path.join(APP, name, 'server.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return { server: path.join(outDir, 'server/server.mjs'), client };
}

/** Builds the Astro app, which has an Action and a web method. */
export async function buildWithAstro(): Promise<PeerBuild> {
  const manifest = createRequire(import.meta.url).resolve('astro/package.json');
  await promisify(execFile)(
    process.execPath,
    [path.join(path.dirname(manifest), 'astro.js'), 'build'],
    {
      cwd: path.join(APP, 'astro'),
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const outDir = path.join(DIST, 'astro');
  return { server: path.join(outDir, 'server/entry.mjs'), client: path.join(outDir, 'client') };
}

function common(name: string): InlineConfig {
  return { root: path.join(APP, name), configFile: false, logLevel: 'warn', publicDir: false };
}

async function pluginsOf(name: string, side: 'frontend' | 'backend'): Promise<PluginOption[]> {
  if (name === 'web-method') return webMethodsPlugin({ srcDir: path.join(APP, name), side });
  if (name !== 'telefunc') return [];
  const require = createRequire(path.join(FOLDER, 'package.json'));
  const entry = pathToFileURL(require.resolve('telefunc/vite')).href;
  const { telefunc } = await import(/* @vite-ignore */ entry);
  return [telefunc()];
}

/** Bytes of scripts after gzip at level 9, every file compressed on its own. */
export interface ClientBytes {
  /** What one successful call loads. */
  readonly initial: number;
  /** What only a failed call or an unusual result loads. */
  readonly lazy: number;
}

/** Counts the bytes of all scripts in a folder. Only web methods have a file that loads lazily. */
export async function countClientBytes(folder: string): Promise<ClientBytes> {
  const bytes = { initial: 0, lazy: 0 };
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const { length } = gzipSync(await readFile(path.join(folder, file)), {
      level: constants.Z_BEST_COMPRESSION,
    });
    bytes[path.basename(file).startsWith('lazy-') ? 'lazy' : 'initial'] += length;
  }
  return bytes;
}
