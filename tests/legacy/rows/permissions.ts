import type { CallerName } from '../sides.js';
import { callerTitles, calling, type Row } from './row.js';

const GENERIC = "throws { name: 'Error', message: '(generic)' }";
const FORBIDDEN = 'throws WebMethodError FORBIDDEN 403';
const UNAUTHENTICATED = 'throws WebMethodError UNAUTHENTICATED 401';

const methods = { anyone: 'Anyone', member: 'SiteMember', admin: 'Admin' } as const;

type Method = keyof typeof methods;

/** Both sides admit the caller. */
const admits = (method: Method, as: CallerName): Row => ({
  ...common(method, as),
  legacy: `'${method}'`,
  ours: `'${method}'`,
});

/** Both sides refuse the caller, and say so differently. */
const refuses = (method: Method, as: CallerName, ours: string): Row => ({
  ...common(method, as),
  legacy: GENERIC,
  ours,
  explainedIn: 'Refusals',
});

/** The legacy backend admits a caller whom this project refuses. */
const onlyLegacyAdmits = (method: Method, as: CallerName): Row => ({
  ...common(method, as),
  legacy: `'${method}'`,
  ours: UNAUTHENTICATED,
  explainedIn: 'Tokens that prove nothing',
});

function common(method: Method, as: CallerName) {
  return {
    call: `\`Permissions.${methods[method]}\`, ${callerTitles[as]}`,
    run: calling(method, { as }),
  };
}

/** Whom a method admits. */
export const permissions: Row[] = [
  admits('anyone', 'visitor'),
  admits('anyone', 'member'),
  admits('anyone', 'owner'),
  refuses('anyone', 'app', FORBIDDEN),
  refuses('anyone', 'unknown', FORBIDDEN),
  onlyLegacyAdmits('anyone', 'expired'),
  onlyLegacyAdmits('anyone', 'inactive'),
  onlyLegacyAdmits('anyone', 'foreignApp'),
  refuses('anyone', 'stranger', UNAUTHENTICATED),
  refuses('anyone', 'nobody', UNAUTHENTICATED),
  refuses('member', 'visitor', FORBIDDEN),
  admits('member', 'member'),
  admits('member', 'owner'),
  refuses('member', 'app', FORBIDDEN),
  onlyLegacyAdmits('member', 'expired'),
  onlyLegacyAdmits('member', 'foreignApp'),
  refuses('member', 'nobody', UNAUTHENTICATED),
  refuses('admin', 'visitor', FORBIDDEN),
  refuses('admin', 'member', FORBIDDEN),
  admits('admin', 'owner'),
  refuses('admin', 'app', FORBIDDEN),
  onlyLegacyAdmits('admin', 'expired'),
  onlyLegacyAdmits('admin', 'foreignApp'),
  refuses('admin', 'nobody', UNAUTHENTICATED),
];
