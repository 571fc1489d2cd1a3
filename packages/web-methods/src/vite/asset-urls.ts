import type { Expression, SpreadElement } from 'estree';
import { walk } from 'estree-walker';
import type { Plugin, Rollup } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import type { Guard } from './guard.js';

/** The first plugin of Vite that makes an asset of `new URL('…', import.meta.url)`. */
const VITE_PLUGIN = 'vite:worker-import-meta-url';

/**
 * Refuses `new URL('./backend/…', import.meta.url)`, of which Vite makes an asset with the file as
 * it is. It reads the syntax tree of the very code that Vite's plugin gets. With an expression in a
 * template, Vite imports all files that may be meant, which the guard sees as any import.
 */
export function assetUrlsPlugin(guard: Guard): Plugin {
  const plugin: Plugin = {
    name: `${PACKAGE_NAME}:asset-urls`,
    configResolved({ plugins, isWorker }) {
      // Vite's config of a worker has the plugins of the page; this one stays where it is.
      if (isWorker) return;
      moveBefore(plugin, VITE_PLUGIN, plugins);
    },
    async transform(code, id) {
      if (!guard.isFrontend(this.environment)) return;
      if (!/\bURL\b/.test(code) || !code.includes('import.meta.url')) return;
      for (const url of findAssetUrls(parse(this, code))) {
        const resolved = /^[./]/.test(url) ? undefined : await this.resolve(url, id);
        const isServerFile = resolved && guard.kindOf(resolved.id) !== undefined;
        const file = isServerFile ? resolved.id : guard.findServerFile(url, id);
        if (file !== undefined) guard.refuse(this, file, id);
      }
    },
  };
  return plugin;
}

/** Puts a plugin before another one of Vite's own, which no order of hooks can do. */
function moveBefore(plugin: Plugin, name: string, plugins: readonly Plugin[]): void {
  const from = plugins.indexOf(plugin);
  const to = plugins.findIndex((other) => other.name === name);
  // Without the other one it stays: the check of the finished bundle is the same.
  if (from === -1 || to === -1 || !Array.isArray(plugins)) return;
  plugins.splice(to - (from < to ? 1 : 0), 0, ...plugins.splice(from, 1));
}

function parse(context: Rollup.PluginContext, code: string): Rollup.ProgramNode | undefined {
  try {
    return context.parse(code);
  } catch {
    // Not JavaScript yet, or not at all: Vite's plugin reads the text, and the bundle is checked.
    return undefined;
  }
}

/** The strings in `new URL('…', import.meta.url)`, as Vite reads them and as JavaScript does. */
function findAssetUrls(program: Rollup.ProgramNode | undefined): string[] {
  const urls: string[] = [];
  if (!program) return urls;
  walk(program, {
    enter(node) {
      if (node.type !== 'NewExpression') return;
      const [url, base] = node.arguments;
      if (url && base && isImportMetaUrl(base)) urls.push(...textsOf(url));
    },
  });
  return urls;
}

function textsOf(node: Expression | SpreadElement): string[] {
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return [node.value, (node.raw ?? '').slice(1, -1)];
  }
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return [];
  return node.quasis.flatMap(({ value }) => [value.cooked ?? '', value.raw]);
}

function isImportMetaUrl(node: Expression | SpreadElement): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'url'
  );
}
