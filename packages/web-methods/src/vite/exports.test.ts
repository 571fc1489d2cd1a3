import { parseAst, transformWithEsbuild } from 'vite';
import { describe, expect, test } from 'vitest';
import { readExports } from './exports.js';

async function read(source: string) {
  const { code } = await transformWithEsbuild(source, 'x.web.ts', { loader: 'ts' });
  return readExports(parseAst(code));
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
  ])('%s', async (_, source, methods) => {
    expect(await read(source)).toMatchObject({ methods, others: [] });
  });
});

describe('exports that cannot be web methods', () => {
  test.each([
    ['a string', "export const a = 'secret';", ['a']],
    ['a template', 'export const a = `secret`;', ['a']],
    ['a class', 'export class A extends Error {}', ['A']],
    ['an enum', 'export enum A { B, C }', ['A']],
    ['a plain function', 'export function a() {}', ['a']],
    ['an arrow function', 'export const a = () => 1;', ['a']],
    ['an object', "export default { a: webMethod('Anyone', f) };", ['default']],
    ['an array', 'export const a = [1];', ['a']],
    ['an instance', 'export const a = new Map();', ['a']],
    ['an alias of a literal', 'const a = 1; export { a as b };', ['b']],
    ['a default class', 'export default class {}', ['default']],
    ['a namespace', "export * as a from './other';", ['a']],
    ['aliases in a circle', 'export const a = b; const b = a;', ['a']],
  ])('%s', async (_, source, others) => {
    expect(await read(source)).toMatchObject({ others });
  });
});

test('types are no exports', async () => {
  const source = "export type A = string; export interface B {} export type { C } from './c';";
  expect(await read(source)).toEqual({ methods: [], others: [], starSources: [] });
});

test('the sources of `export *` are named', async () => {
  expect(await read("export * from './other.web';")).toMatchObject({
    starSources: ['./other.web'],
  });
});
