import type { Plugin } from 'vite';

/**
 * Moves a plugin before another one, which the order of hooks cannot do. If the other plugin is
 * missing, the plugin stays in place.
 * @param plugin The plugin, one of `plugins`.
 * @param name The name of the other plugin.
 * @param plugins The plugins of the config, which are changed.
 */
export function moveBefore(plugin: Plugin, name: string, plugins: readonly Plugin[]): void {
  const to = plugins.findIndex((other) => other.name === name);
  if (to !== -1) move(plugin, to, plugins);
}

/**
 * Moves a plugin after all others, so that it sees the result of each of them.
 * @param plugin The plugin, one of `plugins`.
 * @param plugins The plugins of the config, which are changed.
 */
export function moveToEnd(plugin: Plugin, plugins: readonly Plugin[]): void {
  move(plugin, plugins.length, plugins);
}

function move(plugin: Plugin, to: number, plugins: readonly Plugin[]): void {
  const from = plugins.indexOf(plugin);
  // A worker's config has the plugins of the page, where this plugin is another object.
  if (from === -1 || !Array.isArray(plugins)) return;
  plugins.splice(to - (from < to ? 1 : 0), 0, ...plugins.splice(from, 1));
}
