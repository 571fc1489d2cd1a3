import { type JsonObject, readJsonObject } from '../util/json.js';
import { UserError } from '../util/user-error.js';

/** What stands for the app's origin in its manifest. */
const placeholder = 'http://_wix_server_url_placeholder_/';

/**
 * Reads the extensions of the running app from its manifest.
 * @param appUrl the app's origin.
 * @throws {UserError} if the app does not serve a manifest.
 */
export async function readComponents(appUrl: string): Promise<readonly unknown[]> {
  const url = new URL('/_wix/app-manifest.json', appUrl);
  const manifest = await readManifest(url);
  if (!Array.isArray(manifest?.components)) {
    throw new UserError(`The app has no manifest at ${url}, which lists its extensions.`);
  }
  return manifest.components;
}

/**
 * Reads a URL of the manifest that leads to the app's server.
 * @returns the path, to be put behind the app's origin as text, since it may begin with two slashes;
 *   `undefined` for anything else.
 */
export function pathAtApp(url: unknown): string | undefined {
  const isAtApp = typeof url === 'string' && url.startsWith(placeholder);
  return isAtApp ? url.slice(placeholder.length - 1) : undefined;
}

async function readManifest(url: URL): Promise<JsonObject | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'manual' });
    return answer.ok ? await readJsonObject(answer) : undefined;
  } catch {
    return undefined;
  }
}
