import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '@hono/zod-openapi';
import { parseJson } from '../../util/json.js';

const rulesSchema = z.object({ include: z.array(z.string()), exclude: z.array(z.string()) });

/**
 * Reads which paths of a build never reach its worker. Hosting on Cloudflare leaves them to the
 * static files, as `_routes.json` says.
 * @param dist The build's folder.
 * @returns Whether a path, percent-encoded, is left to the static files.
 */
export async function readRoutingRules(dist: string): Promise<(pathname: string) => boolean> {
  const text = await readFile(join(dist, '_routes.json'), 'utf8').catch(() => '');
  const { success, data } = rulesSchema.safeParse(parseJson(text));
  // Without rules, the worker gets every request.
  if (!success) return () => false;
  const include = data.include.map(patternOf);
  const exclude = data.exclude.map(patternOf);
  const matches = (patterns: readonly RegExp[], path: string) =>
    patterns.some((pattern) => pattern.test(path));
  return (pathname) => matches(exclude, pathname) || !matches(include, pathname);
}

/** Reads a rule as Cloudflare does: `/a` stands for `/a/`, too, and `/a/*` for `/a`. */
function patternOf(rule: string): RegExp {
  const [, path = '', end = ''] = /^(.*?)(\/\*|\*|\/)?$/.exec(rule) ?? [];
  const rest = end === '/*' ? '(/.*)?' : end === '*' ? '.*' : '/?';
  const escaped = path.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}${rest}$`);
}
