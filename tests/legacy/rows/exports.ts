import type { FrontendName } from '../build-app.js';
import { outcomeOf } from '../outcome.js';
import { type Row, requesting } from './row.js';

const importing =
  (frontend: FrontendName): Row['run'] =>
  (side) =>
    outcomeOf(side.callFrontend(frontend));

/** Requests a name that is no web method of `calls.web.ts`. */
const missing = (call: string, name: string, thrown = 'Error'): Row => ({
  call: `a direct HTTP call to ${call}`,
  legacy: `200 exception { name: '${thrown}', message: '(generic)' }`,
  ours: '404 NOT_FOUND',
  explainedIn: 'Exports that are not web methods',
  run: requesting(name),
});

/** What a frontend may import, and what a request may name. */
export const exports: Row[] = [
  {
    call: 'a method that a helper function of the module creates',
    legacy: "'made'",
    ours: "'made'",
    run: importing('factory'),
  },
  {
    call: '`export default webMethod(…)`',
    legacy: 'does not build: "default" is not exported',
    ours: "'default'",
    explainedIn: 'Exports that work now',
    run: importing('default'),
  },
  {
    call: '`export { inner as outer }`',
    legacy: 'does not build: "outer" is not exported',
    ours: "'renamed'",
    explainedIn: 'Exports that work now',
    run: importing('renamed'),
  },
  {
    call: '`export { method } from` another web module',
    legacy: 'does not build: "anyone" is not exported',
    ours: "'anyone'",
    explainedIn: 'Exports that work now',
    run: importing('reexported'),
  },
  {
    call: '`export * from` another web module',
    legacy: 'does not build: "anyone" is not exported',
    ours: "'anyone'",
    explainedIn: 'Exports that work now',
    run: importing('star'),
  },
  {
    call: 'a plain function, imported and called by a frontend',
    legacy: "throws { name: 'TypeError', message: '(generic)' }",
    ours: 'does not build: "plainFunction" is not exported',
    explainedIn: 'Exports that are not web methods',
    run: importing('plain-function'),
  },
  {
    call: 'a number, imported and called by a frontend',
    legacy: "throws { name: 'TypeError', message: '(generic)' }",
    ours: 'does not build: "LIMIT" is not exported',
    explainedIn: 'Exports that are not web methods',
    run: importing('constant'),
  },
  missing('an unknown method', 'none'),
  missing('a plain function', 'plainFunction', 'TypeError'),
  missing('an export that is a number', 'LIMIT', 'TypeError'),
  missing('`toString`', 'toString'),
  missing('`constructor`', 'constructor'),
  missing('`__proto__`', '__proto__'),
];
