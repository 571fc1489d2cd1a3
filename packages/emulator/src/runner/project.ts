import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCollections } from '../app-client/manifest.js';
import type { AppCollection } from '../model/data/app-collection.js';
import { EmulatorError } from '../util/emulator-error.js';
import { isJsonObject, parseJsonFile } from '../util/json.js';

/** What the emulator reads from an app's `wix.config.json`. */
interface WixConfig {
  readonly appId: string;
  /** The beginning of the ids of the app's collections. */
  readonly namespace: string | undefined;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads an app's `wix.config.json`.
 * @param root The app's folder.
 * @throws {EmulatorError} If the file is missing, is not JSON, or has no `appId` that is a UUID.
 */
export async function readWixConfig(root: string): Promise<WixConfig> {
  const path = join(root, 'wix.config.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const message = `${path} not found. Run wix-emulator in the folder of a Wix app. To create one, run "npx wix-emulator init" in an empty folder.`;
    throw new EmulatorError('APP_SETUP', message, { cause });
  });
  const config = parseJsonFile(text, path);
  if (!isJsonObject(config) || config.appId === undefined) {
    throw new EmulatorError('APP_SETUP', `${path} must be a JSON object with an "appId".`);
  }
  const { appId, namespace } = config;
  if (typeof appId !== 'string' || !UUID.test(appId)) {
    throw new EmulatorError(
      'APP_SETUP',
      `The "appId" in ${path} must be a UUID, such as "7b9d4c3e-0e2a-4f60-9d7c-2b1f5c8a6e10", not ${JSON.stringify(appId)}. Copy the ID from your app's dashboard in Wix. For the emulator alone, any UUID works.`,
    );
  }
  return { appId, namespace: typeof namespace === 'string' ? namespace : undefined };
}

/** The names of an Astro config, in the order in which Astro looks for them. */
const ASTRO_CONFIGS: readonly string[] = ['mjs', 'js', 'ts', 'mts', 'cjs', 'cts'].map(
  (ending) => `astro.config.${ending}`,
);

/** Whether a file's name is that of an Astro config. */
export function isAstroConfig(name: string): boolean {
  return ASTRO_CONFIGS.includes(name);
}

/**
 * Finds an app's Astro config.
 * @param root The app's folder.
 * @returns The file's name, such as `astro.config.mjs`; `undefined` if there is none.
 */
export async function findAstroConfig(root: string): Promise<string | undefined> {
  const names = await readdir(root);
  return ASTRO_CONFIGS.find((name) => names.includes(name));
}

/**
 * Checks that an app has an Astro config. Without one, Astro builds an empty site.
 * @param root The app's folder.
 * @throws {EmulatorError} If there is none.
 */
export async function requireAstroConfig(root: string): Promise<void> {
  if ((await findAstroConfig(root)) !== undefined) return;
  throw new EmulatorError(
    'APP_SETUP',
    `${root} has no astro.config.mjs. A Wix app needs one with wix(): run "npx wix-emulator init" to see it.`,
  );
}

/**
 * Reads the collections that a running app creates when it is installed.
 * @param root The app's folder.
 * @param url The app's origin.
 * @returns No collections if the app serves no manifest.
 * @throws {EmulatorError} If the app has collections but no namespace.
 */
export async function readProjectCollections(
  root: string,
  url: string,
): Promise<readonly AppCollection[]> {
  const { namespace } = await readWixConfig(root).catch(() => ({ namespace: undefined }));
  return readCollections(url, namespace).catch((error: unknown) => {
    if (error instanceof EmulatorError && error.code === 'APP_UNAVAILABLE') return [];
    throw error;
  });
}

/**
 * Checks that a folder has a production build of the app.
 * @param dist The build's folder.
 * @throws {EmulatorError} If it has none.
 */
export async function requireBuild(dist: string): Promise<void> {
  await access(join(dist, '_worker.js', 'index.js')).catch((cause: unknown) => {
    const message = `No build found in ${dist}. Build the app with "npx wix-emulator build".`;
    throw new EmulatorError('APP_SETUP', message, { cause });
  });
}
