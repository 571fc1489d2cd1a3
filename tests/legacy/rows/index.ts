import { args } from './arguments.js';
import { errors } from './errors.js';
import { exports } from './exports.js';
import { functions } from './functions.js';
import { permissions } from './permissions.js';
import { requests } from './requests.js';
import { results } from './results.js';
import type { Row } from './row.js';

/** A table of `docs/migration-reference.md`. */
export interface Table {
  title: string;
  /** What a reader needs to know before the rows. */
  intro?: string;
  rows: readonly Row[];
}

/** Every call that the comparison makes, in the tables of `docs/migration-reference.md`. */
export const tables: readonly Table[] = [
  { title: 'Results', rows: results },
  { title: 'Arguments', rows: args },
  { title: 'What a method throws', rows: errors },
  { title: 'Permissions', rows: permissions },
  { title: 'Exports', rows: exports },
  { title: 'On the wire', rows: requests },
  {
    title: 'HTTP functions',
    intro: `This table compares the HTTP functions of one project before and after the move, with the same
calls. The builds, the runtime and the emulator of Wix are the same as for the web methods above.
\`get-instance\` is the function in [the guide](migration.md#http-functions). Each of the other functions
does what its row says.`,
    rows: functions,
  },
];
