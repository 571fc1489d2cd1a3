import { parseAst, transformWithEsbuild } from 'vite';
import { describe, expect, test } from 'vitest';
import { readExports } from './exports.js';

async function read(source: string) {
  const { code } = await transformWithEsbuild(source, 'x.web.ts', { loader: 'ts' });
  return readExports(parseAst(code));
}

/** The exports that get a stub. */
async function readMethods(source: string) {
  const { kinds } = await read(source);
  return [...kinds].flatMap(([name, kind]) =>
    kind === 'method' || kind === 'unknown' ? [name] : [],
  );
}

describe('exports that may be web methods', () => {
  test.each([
    ['a const', "export const a = webMethod('Anyone', () => 1);", ['a']],
    ['a default', 'export default webMethod(Permissions.Admin, async () => 1);', ['default']],
    ['a named default', "const a = webMethod('Anyone', f); export default a;", ['default']],
    ['a renamed one', "const a = webMethod('Anyone', f); export { a as b };", ['b']],
    ['a string name', "const a = webMethod('Anyone', f); export { a as 'b c' };", ['b c']],
    ['an export before its import', "export { a }; import { a } from './a';", ['a']],
    ['a re-exported one', "export { a, b as c } from './other';", ['a', 'c']],
    ['a factory', 'const make = (f) => webMethod(p, f); export const a = make(core);', ['a']],
    ['several', 'export const a = webMethod(p, f), b = webMethod(p, g);', ['a', 'b']],
    ['destructured ones', 'export const { a, b: [c], ...d } = make();', ['a', 'c', 'd']],
    ['a TypeScript cast', "export const a = webMethod('Anyone', f) as unknown as F;", ['a']],
    ['an alias', "const a = webMethod('Anyone', f); export const b = a;", ['b']],
    ['a conditional', 'export const a = flag ? webMethod(p, f) : webMethod(q, f);', ['a']],
    ['one that is assigned later', 'export let a; a = webMethod(p, f);', ['a']],
    [
      'a function that webMethod() was given, as it tags the function itself',
      "export async function a() {} webMethod('Anyone', a);",
      ['a'],
    ],
    ['one that is set later instead of a literal', 'export let a = null; a = make();', ['a']],
    ['a frozen one', "export const a = Object.freeze(webMethod('Anyone', f));", ['a']],
    ['one behind a proxy', 'export const a = new Proxy(make(), {});', ['a']],
    ['one of a list', 'export const a = [make()].at(0);', ['a']],
    ['one that a promise gives', 'export const a = await Promise.resolve(make());', ['a']],
    ['what a function of the app makes', 'export const a = await make();', ['a']],
    ['one by default', 'export const a = make() ?? 4;', ['a']],
    [
      'a function of the app with a global name',
      'const Number = make; export const a = Number();',
      ['a'],
    ],
    [
      'one of a namespace',
      'namespace N { export const V = webMethod(p, f) } export import Q = N.V;',
      ['Q'],
    ],
  ])('%s', async (_, source, methods) => {
    expect(await readMethods(source)).toEqual(methods);
  });
});

describe('exports that cannot be web methods', () => {
  test.each([
    ['a string', "export const a = 'secret';"],
    ['a template', 'export const a = `secret`;'],
    ['a class', 'export class A extends Error {}'],
    ['an enum', 'export enum A { B, C }'],
    ['a plain function', 'export function a() {}'],
    ['an arrow function', 'export const a = () => 1;'],
    ['an object', "export default { a: webMethod('Anyone', f) };"],
    ['an array', 'export const a = [1];'],
    ['an instance', 'export const a = new Map();'],
    ['an alias of a literal', 'const a = 1; export { a as b };'],
    ['a default class', 'export default class {}'],
    ['a namespace', "export * as a from './other';"],
    ['an alias of an enum', 'enum A { B } const a = A; export { a };'],
    ['aliases in a circle', 'export const a = b; const b = a;'],
    ['a number made by Number()', "export const a = Number('4');"],
    ['a number made by parseInt()', "export const a = parseInt('4', 10);"],
    ['a text made by String()', 'export const a = String(f);'],
    ['a frozen list', "export const a = Object.freeze(['a']);"],
    ['keys', 'export const a = Object.keys(o);'],
    ['a list made by Array.from()', 'export const a = Array.from(o);'],
    ['parsed JSON', "export const a = JSON.parse('1');"],
    ['a rounded number', 'export const a = Math.round(x);'],
    ['a constant of Math', 'export const a = Math.PI;'],
    ['a time', 'export const a = Date.now();'],
    ['a clone', 'export const a = structuredClone(o);'],
    ['a symbol', "export const a = Symbol('a');"],
    ['a big integer', "export const a = BigInt('1');"],
    ['arithmetic', 'export const a = x * 2 + 1;'],
    ['a split text', "export const a = 'a,b'.split(',');"],
    ['a mapped list', 'export const a = [1, 2].map(f);'],
    ['a formatted date', 'export const a = new Date().toISOString();'],
    ['an answer of fetch()', 'export const a = await fetch(url);'],
    ['a module', "export const a = await import('./other');"],
    ['a list of what promises give', 'export const a = await Promise.all([f()]);'],
    ['a variable of the environment', 'export const a = process.env.KEY;'],
    ['a variable of Vite’s', 'export const a = import.meta.env.KEY;'],
    ['one of two literals', "export const a = flag ? 'b' : 'c';"],
    ['a literal by default', 'export const a = process.env.KEY ?? 4;'],
    ['a namespace of TypeScript', 'export namespace N { export const V = 1 }'],
    ['a name of a namespace', 'namespace N { export const V = 1 } export import Q = N.V;'],
    ['a member of an enum', 'enum A { B = f() } export const a = A.B;'],
    ['one that is never set', 'export let a: string | undefined;'],
    ['one that counts', 'export let a = 0; a += 1;'],
    ['a value that is handed to a call', 'export const a = 4; check(a);'],
    ['a class that is handed to a call', 'export class A {} register(A);'],
  ])('%s', async (_, source) => {
    expect(await readMethods(source)).toEqual([]);
  });
});

test('types are no exports', async () => {
  const source = "export type A = string; export interface B {} export type { C } from './c';";
  expect((await read(source)).kinds).toEqual(new Map());
});

test('the sources of `export *` are named', async () => {
  expect(await read("export * from './other.web';")).toMatchObject({
    starSources: ['./other.web'],
  });
});

test('a call of webMethod() itself is a method for sure, and nothing else is', async () => {
  const source = `
    import { Permissions, webMethod as method } from '@wix/web-methods';
    import { make } from './make';
    export const sure = method(Permissions.Anyone, () => 1);
    export const alias = sure;
    export const maybe = make();
    export { other } from './other';`;
  expect(Object.fromEntries((await read(source)).kinds)).toEqual({
    sure: 'method',
    alias: 'method',
    maybe: 'unknown',
    other: 'unknown',
  });
});

test.each([
  ['module.exports', 'module.exports = { a: 1 };', true],
  ['exports.a', 'exports.a = 1;', true],
  ['module.exports.a', 'module.exports.a = 1;', true],
  ['TypeScript’s `export =`', 'const a = 1; export = a;', true],
  ['none', 'const a = 1;', false],
  ['module.exports beside exports', 'export const a = 1; module.exports = a;', false],
])('a module that exports with %s', async (_, source, isCommonJs) => {
  expect((await read(source)).isCommonJs).toBe(isCommonJs);
});
