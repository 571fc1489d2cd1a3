import type { Expression, SpreadElement } from 'estree';
import { walk } from 'estree-walker';
import type { Plugin, Rollup } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import type { Guard } from './guard.js';
import { moveBefore } from './plugin-order.js';

/** The first plugin of Vite that turns `new URL('…', import.meta.url)` into an asset. */
const VITE_PLUGIN = 'vite:worker-import-meta-url';

/**
 * Refuses `new URL('./backend/…', import.meta.url)`, which Vite turns into an asset with the
 * unchanged file. The plugin parses the same code that Vite's plugin gets. If the URL is a template
 * with an expression, Vite imports all matching files, and the guard checks them like any other
 * import.
 */
export function assetUrlsPlugin(guard: Guard): Plugin {
  const plugin: Plugin = {
    name: `${PACKAGE_NAME}:asset-urls`,
    configResolved({ plugins }) {
      // If Vite's plugin is missing, the check of the finished bundle is still there.
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

function parse(context: Rollup.PluginContext, code: string): Rollup.ProgramNode | undefined {
  try {
    return context.parse(code);
  } catch {
    // Not JavaScript, or not yet. Vite's plugin reads it as text, and the finished bundle is
    // checked.
    return undefined;
  }
}

/**
 * Lists the strings in `new URL('…', import.meta.url)`, as Vite reads them and as JavaScript does.
 */
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
