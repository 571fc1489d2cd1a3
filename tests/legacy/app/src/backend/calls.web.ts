import { Permissions, webMethod } from '@wix/web-methods';

// Results.
export const plain = webMethod(Permissions.Anyone, () => ({ a: 1, b: ['c', null, true] }));

export const date = webMethod(Permissions.Anyone, () => new Date(0));

export const map = webMethod(Permissions.Anyone, () => new Map([['a', 1]]));

export const set = webMethod(Permissions.Anyone, () => new Set(['a']));

export const nothing = webMethod(Permissions.Anyone, () => undefined);

export const nan = webMethod(Permissions.Anyone, () => Number.NaN);

export const bigInt = webMethod(Permissions.Anyone, () => 1n);

export const nestedUndefined = webMethod(Permissions.Anyone, () => ({
  a: undefined,
  b: [undefined],
}));

export const cyclic = webMethod(Permissions.Anyone, () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  return cycle;
});

export const bytes = webMethod(Permissions.Anyone, () => new Uint8Array([1, 2]));

/** One object twice: for JSON it is two. */
export const sameTwice = webMethod(Permissions.Anyone, () => {
  const shared = { a: 1 };
  return [shared, shared];
});

class Point {
  x = 1;
}

export const classInstance = webMethod(Permissions.Anyone, () => new Point());

export const holdsFunction = webMethod(Permissions.Anyone, () => ({ a: 1, f: () => 1 }));

// Arguments.

/** Says what arrived: how many arguments, and each as the JSON that it came from. */
export const received = webMethod(
  Permissions.Anyone,
  (...args: unknown[]) => `${args.length}: ${args.map((arg) => JSON.stringify(arg)).join(', ')}`,
);

export const countOf = webMethod(Permissions.Anyone, (...args: unknown[]) => args.length);

export const withDefault = webMethod(Permissions.Anyone, (value: unknown = 'default') => value);

export const lengthOf = webMethod(Permissions.Anyone, (text: string) => text.length);

// Errors.
export const throwsError = webMethod(Permissions.Anyone, () => {
  throw new Error('A secret of the server.');
});

class SoldOutError extends Error {
  override readonly name = 'SoldOutError';
  readonly code = 'SOLD_OUT';
}

export const throwsCustomError = webMethod(Permissions.Anyone, () => {
  throw new SoldOutError('No seats are left.');
});

export const throwsObject = webMethod(Permissions.Anyone, () => {
  throw { code: 'SOLD_OUT', seats: 0 };
});

export const throwsString = webMethod(Permissions.Anyone, () => {
  throw 'sold out';
});

export const rejects = webMethod(Permissions.Anyone, () =>
  Promise.reject(new Error('A secret of the server.')),
);

// Permissions.
export const anyone = webMethod(Permissions.Anyone, () => 'anyone');

export const member = webMethod(Permissions.SiteMember, () => 'member');

export const admin = webMethod(Permissions.Admin, () => 'admin');

// Caching.
let runs = 0;

export const countsRuns = webMethod(Permissions.Anyone, () => ++runs, {
  cache: { tags: ['runs'], ttl: 60 },
});

export const cachedForAdmin = webMethod(Permissions.Admin, () => 'cached', {
  cache: { tags: ['admin'] },
});

// No web methods.
export function plainFunction() {
  return 'plain';
}

export const LIMIT = 4;
