import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ResolveMethod } from '../model/answers/answer.js';
import { invalidInput } from '../util/emulator-error.js';
import { isJsonObject } from '../util/json.js';
import { createSdkPackages } from './sdk-packages.js';

/** The hosts of Wix's APIs. */
const HOSTS = ['www.wixapis.com', 'edge.wixapis.com'];

/** How many similar names an error lists. */
const MAX_SIMILAR = 3;

/**
 * Creates a function that finds the requests of the methods of Wix's packages, as the app has them
 * installed.
 * @param root The app's folder.
 */
export function createMethodKeys(root: string): ResolveMethod {
  const describe = createSdkPackages(root);
  return (specifier, name) => {
    const used = describe(specifier, name.split('.'));
    if (used.does === 'request' && used.body === undefined) {
      const { pathname } = new URL(used.url);
      // The SDK sends a query with either method.
      const isQuery = /(^|\.)(query|search)\w*$/.test(name);
      const methods = isQuery ? new Set([used.method, 'GET', 'POST']) : [used.method];
      return [...methods].flatMap((method) =>
        HOSTS.map((host) => `${method} https://${host}${pathname}`),
      );
    }
    const similar = similarNames(name, methodNames(root, specifier));
    const reason =
      used.does === 'unknown' && similar.length === 0
        ? `${used.reason}.`
        : `${specifier} has no method "${name}" with a request of its own.`;
    const hint = similar.length > 0 ? ` Similar names: ${similar.join(', ')}.` : '';
    throw invalidInput(
      `Invalid key "${specifier} ${name}" of an answer: ${reason}${hint} You can also use an HTTP method and a URL.`,
    );
  };
}

/** The names of the methods that a package describes, with their modules. */
function methodNames(root: string, specifier: string): string[] {
  try {
    const module: unknown = createRequire(join(root, 'package.json'))(`${specifier}/meta`);
    return namesIn(module);
  } catch {
    return [];
  }
}

function namesIn(module: unknown): string[] {
  if (!isJsonObject(module)) return [];
  return Object.entries(module).flatMap(([name, value]) =>
    typeof value === 'function' ? [name] : namesIn(value).map((inner) => `${name}.${inner}`),
  );
}

/** The most similar names, by the number of letters to change. */
function similarNames(name: string, names: readonly string[]): string[] {
  return names
    .map((other) => ({ other, distance: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ distance }) => distance <= name.length / 2)
    .sort((one, two) => one.distance - two.distance)
    .slice(0, MAX_SIMILAR)
    .map(({ other }) => other);
}

/** The Levenshtein distance of two texts. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [y, letter] of [...one].entries()) {
    const next = [y + 1];
    for (const [x, otherLetter] of [...other].entries()) {
      const replaced = (row[x] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
