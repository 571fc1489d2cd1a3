/**
 * Builds what the comparison needs apart from the Astro app: the app's backend with the legacy CLI's
 * own build, and its frontends with the transforms of both sides. It runs as a process of its own,
 * because Vite makes a production build only of a process that starts out as one.
 *
 * Not by the legacy CLI's `build` command, whose output folder is the one of Astro. The two Vite
 * configurations that the command builds with are the CLI's own; an output folder and the frontends
 * as entries are added.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';

const [, , out, ...frontends] = process.argv;
const root = fileURLToPath(new URL('./app', import.meta.url));
// Rollup's messages have paths from here.
process.chdir(root);

const cli = createRequire(import.meta.url).resolve('@wix/cli-app');
// The chunk's name belongs to the pinned version of the CLI. Its `getViteConfig` is the backend's,
// its `getViteConfig4` that of the browser's files.
const { getViteConfig: backendConfig, getViteConfig4: browserConfig } = await import(
  new URL('./chunk-5SDLKMWF.js', pathToFileURL(cli)).href
);
// The CLI's own Vite builds both sides, so that no difference is Vite's.
const { build, createLogger, mergeConfig } = createRequire(cli)('vite');

const customLogger = createLogger('silent');
const { appId } = createRequire(import.meta.url)(path.join(root, 'wix.config.json'));
const model = { projectFolder: root, config: { appId }, components: [] };

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await buildBackend();
const failures = {
  legacy: await buildFrontends('legacy', () => browserConfig(model, { customLogger })),
  ours: await buildFrontends('ours', ourConfig),
};
await writeFile(path.join(out, 'failures.json'), JSON.stringify(failures));

async function buildBackend() {
  // The CLI builds with these very placeholders and fills them in when it uploads the files.
  const secrets = { appSecret: '__APP_SECRET__', webhookPublicKey: '__WEBHOOK_PUBLIC_KEY__' };
  const outDir = path.join(out, 'backend');
  await build(mergeConfig(backendConfig(model, { customLogger }, secrets), { build: { outDir } }));
  // The CLI tells Wix's hosting that `entry.mjs` is the entry point. The emulator's starts `index.js`.
  await writeFile(path.join(outDir, 'index.js'), "export { default } from './entry.mjs';\n");
}

function ourConfig() {
  return {
    configFile: false,
    root,
    customLogger,
    publicDir: false,
    plugins: [webMethodsPlugin({ srcDir: path.join(root, 'src'), side: 'frontend' })],
    build: { rollupOptions: { preserveEntrySignatures: 'allow-extension' } },
  };
}

/** Builds each frontend by itself, because some are meant to fail; returns the messages of those. */
async function buildFrontends(side, config) {
  const failed = {};
  for (const name of frontends) {
    const input = { [name]: path.join(root, `src/frontends/${name}.ts`) };
    const output = { entryFileNames: '[name].js', chunkFileNames: '[name].chunk.js' };
    try {
      await build(
        mergeConfig(config(), {
          build: { outDir: path.join(out, side, name), rollupOptions: { input, output } },
        }),
      );
    } catch (error) {
      failed[name] = error instanceof Error ? error.message : String(error);
    }
  }
  return failed;
}
