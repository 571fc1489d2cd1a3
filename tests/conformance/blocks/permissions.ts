import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Who may call a function of a web module. */
export const roles = ['siteOwner', 'siteMember', 'anonymous'] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** What `permissions.json` says: whom the functions of a module admit, by name or for all of them. */
type Rules = Readonly<Record<string, Record<string, Record<Role, { invoke: boolean }>>>>;

/**
 * Reads `permissions.json`. An exact name is assumed to win over `*`, which Wix does not document.
 * Without a rule a function is for anyone, as Wix documents it.
 * @param folder Has the app's backend files.
 * @returns Tells whether a role may call a function of a module, such as `backend/instance.jsw`.
 */
export async function readPermissions(
  folder: string,
): Promise<(module: string, name: string, role: Role) => boolean> {
  const text = await readFile(path.join(folder, 'permissions.json'), 'utf8').catch(() => '{}');
  const rules: Rules = JSON.parse(text)['web-methods'] ?? {};
  return (module, name, role) => {
    const rule = rules[module]?.[name] ?? rules[module]?.['*'] ?? rules['*']?.['*'];
    return rule?.[role].invoke ?? true;
  };
}

const ROLES = new Map<unknown, readonly Role[]>([
  ['Anyone', roles],
  ['SiteMember', ['siteOwner', 'siteMember']],
  ['Admin', ['siteOwner']],
]);

/**
 * Tells whom a function of a `.web.js` file admits, which says so itself.
 * @param permission What `webMethod()` has tagged it with.
 * @returns `undefined` for a function without one, about which `permissions.json` decides.
 */
export function rolesOf(permission: unknown): readonly Role[] | undefined {
  return ROLES.get(permission);
}
