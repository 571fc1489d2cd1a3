import { readManifest } from '../app-client/manifest.js';
import { NO_APP_RUNS } from '../app-client/post.js';
import {
  embedScript,
  findEmbedded,
  type KnownScripts,
  type ScriptProperties,
  scriptPropertiesSchema,
} from '../model/embedded-scripts.js';
import type { EmbeddedScript, ScriptPlacement } from '../model/extensions.js';
import { parameterNames } from '../model/script-template.js';
import type { EmulatorState } from '../model/state.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { parseInput } from '../util/parse-input.js';

/** An embedded script of the app, and its state on a site. */
export interface ScriptOnSite {
  readonly componentId: string;
  readonly name: string;
  readonly placement: ScriptPlacement;
  /** The names of the dynamic parameters in its template. */
  readonly parameterNames: readonly string[];
  /** `undefined` if the script has never been embedded in the site. */
  readonly embedded: Required<ScriptProperties> | undefined;
}

/**
 * Lists the app's embedded scripts with their state on the site of an instance.
 * @param name The instance's key or instance id.
 * @throws {EmulatorError} If there is no such instance, or no app that serves its manifest.
 */
export async function listScriptsOnSite(
  state: EmulatorState,
  name: string,
): Promise<readonly ScriptOnSite[]> {
  state.require(name);
  const scripts = await readScripts(state);
  const { appInstance } = state.require(name);
  return scripts.map(({ id, name, placement, template }) => ({
    componentId: id,
    name,
    placement,
    parameterNames: parameterNames(template),
    embedded: findEmbedded(appInstance, scripts, id),
  }));
}

/**
 * Embeds a script of the app in the site of an instance, or replaces its properties.
 * @param name The instance's key or instance id.
 * @param componentId The script. Needed if the app has several.
 * @throws {EmulatorError} If there is no such instance or script, the app is not installed, the
 *   names of the parameters are not the same as in the template, no app is running, or the emulator
 *   is reset in the meantime.
 */
export async function embedOnSite(
  state: EmulatorState,
  name: string,
  properties: ScriptProperties,
  componentId?: string,
): Promise<Required<ScriptProperties>> {
  const checked = parseInput(scriptPropertiesSchema, properties, 'The properties');
  state.require(name);
  const { epoch } = state;
  const scripts = await readScripts(state);
  state.requireEpoch(epoch);
  const { key, appInstance } = state.require(name);
  if (!appInstance.installed) {
    throw invalidInput(`The app is not installed on ${key}. Install it first.`);
  }
  const embedded = embedScript(appInstance, scripts, checked, componentId);
  state.instances.put(key, embedded.owner);
  return embedded.properties;
}

/**
 * Returns the embedded scripts of the running app, or `undefined` if no app is running that serves
 * its manifest: an app on your own server has none.
 */
export async function knownScripts(state: EmulatorState): Promise<KnownScripts> {
  try {
    return await readScripts(state);
  } catch (error) {
    if (error instanceof EmulatorError) return undefined;
    throw error;
  }
}

async function readScripts({ app }: EmulatorState): Promise<readonly EmbeddedScript[]> {
  if (!app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
  return (await readManifest(app.url)).scripts;
}
