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
    expect(await read(source)).toMatchObject({ methods });
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
  ])('%s', async (_, source) => {
    expect(await read(source)).toMatchObject({ methods: [] });
  });
});

test('types are no exports', async () => {
  const source = "export type A = string; export interface B {} export type { C } from './c';";
  expect(await read(source)).toEqual({ methods: [], starSources: [] });
});

test('the sources of `export *` are named', async () => {
  expect(await read("export * from './other.web';")).toMatchObject({
    starSources: ['./other.web'],
  });
});
