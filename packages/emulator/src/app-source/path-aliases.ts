import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from '@hono/zod-openapi';
import { parse } from 'jsonc-parser';

/** A name that stands for a file or a folder of the app, such as `$lib/*` for `src/lib/*`. */
export interface PathAlias {
  readonly pattern: string;
  /** The absolute paths that it may stand for. */
  readonly targets: readonly string[];
}

const paths = z.record(z.string(), z.array(z.string()));
const tsConfigSchema = z.object({
  compilerOptions: z.object({ baseUrl: z.string().default('.'), paths }),
});
const packageSchema = z.object({ imports: z.record(z.string(), z.unknown()) });

/**
 * Reads the names of paths in an app's `tsconfig.json` or `jsconfig.json`, and the `imports` of its
 * `package.json`.
 * @param root The app's folder.
 */
export async function readPathAliases(root: string): Promise<readonly PathAlias[]> {
  const aliases: PathAlias[] = [];
  for (const name of ['tsconfig.json', 'jsconfig.json']) {
    const config = tsConfigSchema.safeParse(await readJson(join(root, name)));
    if (!config.success) continue;
    const { baseUrl, paths: given } = config.data.compilerOptions;
    for (const [pattern, targets] of Object.entries(given)) {
      aliases.push({ pattern, targets: targets.map((target) => resolve(root, baseUrl, target)) });
    }
  }
  const manifest = packageSchema.safeParse(await readJson(join(root, 'package.json')));
  for (const [pattern, target] of Object.entries(manifest.data?.imports ?? {})) {
    aliases.push({ pattern, targets: textsIn(target).map((text) => resolve(root, text)) });
  }
  return aliases;
}

/**
 * Returns the paths that a module specifier may stand for.
 * @param specifier For example `$lib/wix`.
 */
export function aliasedPaths(aliases: readonly PathAlias[], specifier: string): string[] {
  return aliases.flatMap(({ pattern, targets }) => {
    const [start = '', end] = pattern.split('*');
    if (end === undefined) return specifier === pattern ? targets : [];
    const isLongEnough = specifier.length >= pattern.length - 1;
    if (!isLongEnough || !specifier.startsWith(start) || !specifier.endsWith(end)) return [];
    const part = specifier.slice(start.length, specifier.length - end.length);
    return targets.map((target) => target.replace('*', () => part));
  });
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const json: unknown = parse(text, [], { allowTrailingComma: true });
  return json;
}

/** The paths of an entry of `imports`, which may depend on conditions. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
