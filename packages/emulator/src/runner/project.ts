import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmulatorError } from '../util/emulator-error.js';
import { isJsonObject, parseJson } from '../util/json.js';

/**
 * Reads the app's id from its `wix.config.json`.
 * @param root The app's folder.
 * @throws {EmulatorError} If the file is missing or has no `appId`.
 */
export async function readAppId(root: string): Promise<string> {
  const path = join(root, 'wix.config.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const message = `${path} not found. Run wix-emulator in the folder of a Wix app.`;
    throw new EmulatorError('APP_SETUP', message, { cause });
  });
  const config = parseJson(text);
  if (!isJsonObject(config) || typeof config.appId !== 'string') {
    throw new EmulatorError('APP_SETUP', `${path} must be a JSON object with an "appId".`);
  }
  return config.appId;
}

/**
 * Checks that a folder has a production build of the app.
 * @param dist The build's folder.
 * @throws {EmulatorError} If it has none.
 */
export async function requireBuild(dist: string): Promise<void> {
  await access(join(dist, '_worker.js', 'index.js')).catch((cause: unknown) => {
    const message = `No build found in ${dist}. Run "npm run build" first.`;
    throw new EmulatorError('APP_SETUP', message, { cause });
  });
}
