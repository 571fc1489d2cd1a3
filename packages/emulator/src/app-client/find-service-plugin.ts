import { invalidInput } from '../util/emulator-error.js';
import { readManifest, type ServicePlugin } from './manifest.js';

/**
 * Finds a service plugin in the manifest of the running app.
 * @param appUrl The app's origin.
 * @param type The plugin's type or the id of its extension. Not needed if the app has only one.
 * @throws {EmulatorError} If no plugin matches, or more than one.
 * @throws {EmulatorError} If the app does not serve a manifest.
 */
export async function findServicePlugin(appUrl: string, type?: string): Promise<ServicePlugin> {
  const { servicePlugins: plugins } = await readManifest(appUrl);
  if (plugins.length === 0) throw invalidInput('The app has no service plugin.');
  const meant = plugins.filter((plugin) => [undefined, plugin.type, plugin.id].includes(type));
  const [plugin, another] = meant;
  if (plugin && !another) return plugin;
  const listed = plugins.map(({ type, id }) => `${type} (${id})`).join(', ');
  throw invalidInput(
    plugin
      ? `"type" must name one of the app's service plugins by its type or its id: ${listed}.`
      : `The app has no service plugin "${type}"; it has ${listed}.`,
  );
}
