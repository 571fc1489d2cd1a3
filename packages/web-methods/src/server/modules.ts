import { BASE_PATH } from '../consts.js';
import { notFound } from './errors.js';
import { isWebMethod, type WebMethodFunction } from './permission.js';

/** An app's web modules by name (`backend/instance`), without a prototype, each loaded when called. */
export type WebModules = Readonly<Record<string, () => Promise<Record<string, unknown>>>>;

/** The longest path of a call that is looked up, in characters. */
const MAX_PATH = 2048;

/** The method that a call names. */
interface FoundMethod {
  method: WebMethodFunction;
  /** Such as `backend/instance/getInstance`. */
  id: string;
}

/**
 * Finds the called method. Its id is only ever a key of the manifest and of a module's exports.
 * @param modules The app's manifest.
 * @param pathname The path of the call, such as `/api/web-methods/backend/instance/getInstance`.
 * @throws {WebMethodError} `NOT_FOUND` for anything that is not a web method.
 */
export async function findMethod(modules: WebModules, pathname: string): Promise<FoundMethod> {
  const id = pathname.length > MAX_PATH ? '' : decodePath(pathname.slice(BASE_PATH.length));
  const slash = id.lastIndexOf('/');
  const load = ownValue(modules, id.slice(0, slash));
  const method = load && ownValue(await load(), id.slice(slash + 1));
  if (!isWebMethod(method)) throw notFound('There is no such web method.');
  return { method, id };
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A file's name may need encoding; what cannot be decoded names nothing. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
