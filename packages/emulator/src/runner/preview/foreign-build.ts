import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmulatorError } from '../../util/emulator-error.js';
import { isJsonObject, parseJson } from '../../util/json.js';

/**
 * Refuses a build for another app. A build contains the `WIX_CLIENT_ID` of its environment, so one
 * that was made without the emulator may have another app's id, and would refuse every call.
 * @param dist The build's folder. `@wix/astro` writes a manifest with the app's id into it.
 * @param appId The id of the app that the emulator runs.
 * @throws {EmulatorError} If the build has another app's id.
 */
export async function refuseForeignBuild(dist: string, appId: string): Promise<void> {
  const text = await readFile(join(dist, '_wix/app-manifest.json'), 'utf8').catch(() => '');
  const manifest = parseJson(text);
  // Another version of `@wix/astro` may write another manifest.
  if (!isJsonObject(manifest) || typeof manifest.appId !== 'string') return;
  if (manifest.appId.toLowerCase() === appId.toLowerCase()) return;
  throw new EmulatorError(
    'APP_SETUP',
    `The build in ${dist} is for another app: it was made with the WIX_CLIENT_ID ${manifest.appId}, and the app has the id ${appId}. Build it with "npx wix-emulator build".`,
  );
}
