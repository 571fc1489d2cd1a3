import { PACKAGE_NAME } from '../consts.js';
import { warnIgnored } from './cache-policy.js';
import { isWebMethod, unknownPermission } from './permission.js';

/** The functions whose mistake has been logged. In development, modules are loaded again. */
const logged = new WeakSet<object>();

/**
 * Logs the mistakes in the web methods of a module, each once: a permission that does not exist,
 * and a `cache` option that has no effect.
 * @param name The module's name, such as `backend/instance`.
 * @param module The module's exports.
 */
export function logMistakes(name: string, module: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(module)) {
    try {
      logMistake(`${name}/${key}`, value);
    } catch {
      // Reading the export throws, so calling it fails. The other exports still work.
    }
  }
}

function logMistake(id: string, value: unknown): void {
  if (isWebMethod(value)) warnIgnored(value, id);
  const mistake = unknownPermission(value);
  if (mistake === undefined || typeof value !== 'function' || logged.has(value)) return;
  logged.add(value);
  console.warn(`${PACKAGE_NAME}: nobody can call ${id}: ${mistake}`);
}
