import { args } from './arguments.js';
import { errors } from './errors.js';
import { exports } from './exports.js';
import { functions } from './functions.js';
import { permissions } from './permissions.js';
import { requests } from './requests.js';
import { results } from './results.js';
import type { Row } from './row.js';

/** Every call that the comparison makes, in the order of `docs/migration-reference.md`. */
export const rows: Row[] = [
  ...results,
  ...args,
  ...errors,
  ...permissions,
  ...exports,
  ...requests,
  ...functions,
];
