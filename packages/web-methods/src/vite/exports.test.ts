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
    ['a const declaration', "export const a = webMethod('Anyone', () => 1);", ['a']],
    [
      'a default export',
      'export default webMethod(Permissions.Admin, async () => 1);',
      ['default'],
    ],
    [
      'a default export of a variable',
      "const a = webMethod('Anyone', f); export default a;",
      ['default'],
    ],
    ['a renamed export', "const a = webMethod('Anyone', f); export { a as b };", ['b']],
    [
      'an export with a string name',
      "const a = webMethod('Anyone', f); export { a as 'b c' };",
      ['b c'],
    ],
    ['an export before its import', "export { a }; import { a } from './a';", ['a']],
    ['a re-export', "export { a, b as c } from './other';", ['a', 'c']],
    [
      'the result of a factory',
      'const make = (f) => webMethod(p, f); export const a = make(core);',
      ['a'],
    ],
    [
      'each of several variables',
      'export const a = webMethod(p, f), b = webMethod(p, g);',
      ['a', 'b'],
    ],
    ['each destructured variable', 'export const { a, b: [c], ...d } = make();', ['a', 'c', 'd']],
    ['a TypeScript cast', "export const a = webMethod('Anyone', f) as unknown as F;", ['a']],
    ['an alias', "const a = webMethod('Anyone', f); export const b = a;", ['b']],
    [
      'a conditional expression',
      'export const a = flag ? webMethod(p, f) : webMethod(q, f);',
      ['a'],
    ],
    ['a variable that is assigned later', 'export let a; a = webMethod(p, f);', ['a']],
    [
      'a function that is passed to webMethod()',
      "export async function a() {} webMethod('Anyone', a);",
      ['a'],
    ],
    [
      'a function in a list that is wrapped in a loop',
      "export function a() {} for (const f of [a]) webMethod('Anyone', f);",
      ['a'],
    ],
    [
      'a function in an object that is passed to a function',
      'export function a() {} wrapAll({ a });',
      ['a'],
    ],
    [
      'a function that is passed to webMethod() by another name',
      "export function a() {} const b = a; webMethod('Anyone', b);",
      ['a'],
    ],
    ['the result of a tagged template', 'export const a = make`x`;', ['a']],
    ['a variable whose literal is replaced later', 'export let a = null; a = make();', ['a']],
    ['a frozen web method', "export const a = Object.freeze(webMethod('Anyone', f));", ['a']],
    ['a Proxy', 'export const a = new Proxy(make(), {});', ['a']],
    ['an item of an array', 'export const a = [make()].at(0);', ['a']],
    ['the result of an awaited promise', 'export const a = await Promise.resolve(make());', ['a']],
    ['the result of an awaited function call', 'export const a = await make();', ['a']],
    ['a function call with a fallback literal', 'export const a = make() ?? 4;', ['a']],
    [
      'the result of a function that shadows a global',
      'const Number = make; export const a = Number();',
      ['a'],
    ],
    [
      'a web method in a TypeScript namespace',
      'namespace N { export const V = webMethod(p, f) } export import Q = N.V;',
      ['Q'],
    ],
  ])('readExports() treats %s as a possible web method', async (_, source, methods) => {
    expect(await readMethods(source)).toEqual(methods);
  });
});

describe('exports that cannot be web methods', () => {
  test.each([
    ['a string', "export const a = 'secret';"],
    ['a template literal', 'export const a = `secret`;'],
    ['a raw template literal', 'export const a = String.raw`secret`;'],
    ['a class', 'export class A extends Error {}'],
    ['an enum', 'export enum A { B, C }'],
    ['a plain function', 'export function a() {}'],
    ['an arrow function', 'export const a = () => 1;'],
    ['an object', "export default { a: webMethod('Anyone', f) };"],
    ['an array', 'export const a = [1];'],
    ['an instance of Map', 'export const a = new Map();'],
    ['an alias of a literal', 'const a = 1; export { a as b };'],
    ['a default-exported class', 'export default class {}'],
    ['a namespace re-export', "export * as a from './other';"],
    ['an alias of an enum', 'enum A { B } const a = A; export { a };'],
    ['a circular alias', 'export const a = b; const b = a;'],
    ['the result of Number()', "export const a = Number('4');"],
    ['the result of parseInt()', "export const a = parseInt('4', 10);"],
    ['the result of String()', 'export const a = String(f);'],
    ['a frozen array', "export const a = Object.freeze(['a']);"],
    ['the result of Object.keys()', 'export const a = Object.keys(o);'],
    ['the result of Array.from()', 'export const a = Array.from(o);'],
    ['the result of JSON.parse()', "export const a = JSON.parse('1');"],
    ['the result of Math.round()', 'export const a = Math.round(x);'],
    ['a constant of Math', 'export const a = Math.PI;'],
    ['the result of Date.now()', 'export const a = Date.now();'],
    ['the result of structuredClone()', 'export const a = structuredClone(o);'],
    ['a symbol', "export const a = Symbol('a');"],
    ['a bigint', "export const a = BigInt('1');"],
    ['an arithmetic expression', 'export const a = x * 2 + 1;'],
    ['a split string', "export const a = 'a,b'.split(',');"],
    ['a mapped array', 'export const a = [1, 2].map(f);'],
    ['a formatted date', 'export const a = new Date().toISOString();'],
    ['a response of fetch()', 'export const a = await fetch(url);'],
    ['a dynamically imported module', "export const a = await import('./other');"],
    ['the result of Promise.all()', 'export const a = await Promise.all([f()]);'],
    ['an environment variable', 'export const a = process.env.KEY;'],
    ['a Vite environment variable', 'export const a = import.meta.env.KEY;'],
    ['a choice of two literals', "export const a = flag ? 'b' : 'c';"],
    ['an environment variable with a fallback literal', 'export const a = process.env.KEY ?? 4;'],
    ['a TypeScript namespace', 'export namespace N { export const V = 1 }'],
    [
      'a literal in a TypeScript namespace',
      'namespace N { export const V = 1 } export import Q = N.V;',
    ],
    ['an enum member', 'enum A { B = f() } export const a = A.B;'],
    ['a variable that is never assigned', 'export let a: string | undefined;'],
    ['a counter', 'export let a = 0; a += 1;'],
    ['a number that is passed to a function', 'export const a = 4; check(a);'],
    ['a class that is passed to a function', 'export class A {} register(A);'],
  ])('readExports() does not treat %s as a web method', async (_, source) => {
    expect(await readMethods(source)).toEqual([]);
  });
});

test('readExports() ignores types', async () => {
  const source = "export type A = string; export interface B {} export type { C } from './c';";
  expect((await read(source)).kinds).toEqual(new Map());
});

test('readExports() lists the sources of `export *`', async () => {
  expect(await read("export * from './other.web';")).toMatchObject({
    starSources: ['./other.web'],
  });
});

test('readExports() is certain only about exports that webMethod() itself returns', async () => {
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
  ["module['exports']", "module['exports'] = { a: 1 };", true],
  ['Object.assign(exports)', 'Object.assign(exports, { a: 1 });', true],
  ['Object.defineProperty(exports)', "Object.defineProperty(exports, 'a', { value: 1 });", true],
  ['a property named exports', "import x from './x'; x.y.exports;", false],
  ['`export =`', 'const a = 1; export = a;', true],
  ['no exports', 'const a = 1;', false],
  ['both ES exports and module.exports', 'export const a = 1; module.exports = a;', false],
])('readExports() detects whether a module with %s is CommonJS', async (_, source, isCommonJs) => {
  expect((await read(source)).isCommonJs).toBe(isCommonJs);
});
