import { Permissions, webMethod } from '@wix/web-methods';

// Methods of every shape, for comparing their types with those of their generated client.

export const add = webMethod(Permissions.Anyone, (a: number, b?: string, ...rest: boolean[]) => ({
  a,
  b,
  rest,
}));

export const now = webMethod(Permissions.Anyone, () => new Date());

export const nothing = webMethod(Permissions.Anyone, () => {});

export const one = webMethod(Permissions.SiteMember, async () => new Map([['a', 1n]]));

export const either = webMethod(Permissions.Admin, (): string | Promise<number> => 'a');

export const first = webMethod(Permissions.Anyone, <T>(items: T[]): T | undefined => items[0]);

function findById(id: string): { id: string };
function findById(id: number): { no: number };
function findById(id: string | number): object {
  return { id };
}
export const find = webMethod(Permissions.Anyone, findById);

const open = <T>(run: () => T) => webMethod(Permissions.Anyone, run);
export const fromFactory = open(() => 'from a factory');

export default webMethod(Permissions.Anyone, () => 'a default');

export const value = 42;

export * from './starred.web';
