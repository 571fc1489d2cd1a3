import { isJsonObject } from '../util/json.js';
import { pathAtApp, readComponents } from './app-manifest.js';

/** Below it lies every service plugin of an app. */
const basePath = '/_wix/extensions/service-plugins/';

/** A service plugin of the app. */
export interface ServicePlugin {
  /** The id of the extension. */
  readonly id: string;
  /** Its type, for example `ECOM_ADDITIONAL_FEES`. */
  readonly type: string;
  /** Where it is called: a path at the app's origin, to which the path of the method is added. */
  readonly path: string;
}

/** Whether a path of the app is one of a service plugin. */
export function isServicePluginPath(path: string): boolean {
  return path.startsWith(basePath);
}

/**
 * Finds in the manifest of the running app the service plugin that is meant.
 * @param appUrl the app's origin.
 * @param type the plugin's type or the id of its extension; not needed if the app has only one.
 * @throws {RangeError} if there is none, or more than one.
 * @throws {UserError} if the app does not serve a manifest.
 */
export async function findServicePlugin(appUrl: string, type?: string): Promise<ServicePlugin> {
  const plugins = (await readComponents(appUrl)).flatMap(readServicePlugin);
  if (plugins.length === 0) throw new RangeError('The app has no service plugin.');
  const meant = plugins.filter((plugin) => [undefined, plugin.type, plugin.id].includes(type));
  const [plugin, another] = meant;
  if (plugin && !another) return plugin;
  const listed = plugins.map(({ type, id }) => `${type} (${id})`).join(', ');
  throw new RangeError(
    plugin
      ? `"type" must name one of the app's service plugins by its type or its id: ${listed}.`
      : `The app has no service plugin "${type}"; it has ${listed}.`,
  );
}

function readServicePlugin(component: unknown): ServicePlugin[] {
  if (!isJsonObject(component)) return [];
  const { compId, compType, compData } = component;
  const path = findPath(compData);
  return typeof compId === 'string' && typeof compType === 'string' && path !== undefined
    ? [{ id: compId, type: compType, path }]
    : [];
}

/** Every type of service plugin has its URL under keys of its own. */
function findPath(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) {
    const path = pathAtApp(data);
    return path !== undefined && isServicePluginPath(path) ? path : undefined;
  }
  for (const value of Object.values(data)) {
    const path = findPath(value);
    if (path !== undefined) return path;
  }
  return undefined;
}
