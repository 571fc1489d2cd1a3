import type { Caller } from './caller.js';

/** Who may call a web method, as `@wix/web-methods` names it. */
export type Permission = 'Anyone' | 'SiteMember' | 'Admin';

type SubjectType = Caller['subjectType'];

// A Map and not an object: a permission is looked up by whatever value a module exports.
const ALLOWED: ReadonlyMap<unknown, readonly SubjectType[]> = new Map<
  Permission,
  readonly SubjectType[]
>([
  ['Anyone', ['VISITOR', 'MEMBER', 'USER']],
  ['SiteMember', ['MEMBER', 'USER']],
  ['Admin', ['USER']],
]);

/** A function that `webMethod()` has tagged with a permission. */
export type WebMethodFunction = ((...args: unknown[]) => unknown) & { permission: Permission };

/**
 * Tells whether an export of a web module may be called: a function that carries a known permission.
 * @param value Any export of a web module.
 */
export function isWebMethod(value: unknown): value is WebMethodFunction {
  return (
    typeof value === 'function' &&
    Object.hasOwn(value, 'permission') &&
    'permission' in value &&
    ALLOWED.has(value.permission)
  );
}

/**
 * Gives a function as the web method that it is.
 * @throws {TypeError} If it carries no known permission.
 */
export function webMethodOf(value: unknown): WebMethodFunction {
  if (isWebMethod(value)) return value;
  throw new TypeError(
    'An endpoint serves a web method, and this function is none: wrap it, as in webMethod(Permissions.Anyone, …).',
  );
}

/**
 * Tells whether a caller may call a method.
 * @param permission The method's permission.
 * @param subjectType What the caller's verified token stands for. Apps and unknown subjects never may.
 */
export function isAllowed(permission: Permission, subjectType: SubjectType): boolean {
  return ALLOWED.get(permission)?.includes(subjectType) ?? false;
}
