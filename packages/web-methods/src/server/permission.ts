import type { Caller } from './caller.js';

/** The permission to call a web method, as `@wix/web-methods` names it. */
export type Permission = 'Anyone' | 'SiteMember' | 'Admin';

type SubjectType = Caller['subjectType'];

// A `Map` instead of an object, because the permission may be any value that a module exports.
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
 * Whether an export of a web module is a web method: a function with a known permission.
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
 * Describes the mistake in a function that was wrapped with a permission that does not exist, such
 * as a misspelled one.
 * @param value Any export of a web module.
 * @returns `undefined` for a web method, and for any other value.
 */
export function unknownPermission(value: unknown): string | undefined {
  const isWrapped = typeof value === 'function' && Object.hasOwn(value, 'permission');
  if (!isWrapped || isWebMethod(value)) return undefined;
  const permission: unknown = Object.getOwnPropertyDescriptor(value, 'permission')?.value;
  const shown = typeof permission === 'object' ? 'an object' : String(permission);
  return `its permission is ${shown}, which does not exist. Use Permissions.Anyone, Permissions.SiteMember or Permissions.Admin.`;
}

/**
 * Returns a value as a web method.
 * @throws {TypeError} If the value is not a function with a known permission.
 */
export function webMethodOf(value: unknown): WebMethodFunction {
  if (isWebMethod(value)) return value;
  const mistake = unknownPermission(value);
  throw new TypeError(
    `An endpoint serves a web method, and this function is none: wrap it, as in webMethod(Permissions.Anyone, …).${mistake ? ` Now ${mistake}` : ''}`,
  );
}

/**
 * Whether a caller may call a method.
 * @param permission The method's permission.
 * @param subjectType The type of the caller. Apps and unknown subjects may not call any method.
 */
export function isAllowed(permission: Permission, subjectType: SubjectType): boolean {
  return ALLOWED.get(permission)?.includes(subjectType) ?? false;
}
