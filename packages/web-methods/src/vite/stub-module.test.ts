import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { readExports } from './exports.js';
import { generateStubModule, type StubbedMethod } from './stub-module.js';

const certain = (...names: string[]): StubbedMethod[] =>
  names.map((name) => ({ name, isCertain: true }));

const exportedNames = (code: string) => [...readExports(parseAst(code)).kinds.keys()];

test('every method gets a stub of its id', () => {
  const code = generateStubModule({
    name: 'backend/instance',
    methods: certain('getInstance'),
    reexports: [],
  });
  expect(code).toContain('stub("/api/web-methods/backend/instance/getInstance")');
  expect(exportedNames(code)).toEqual(['getInstance']);
});

test('names that are reserved or need encoding stay importable and callable', () => {
  const methods = ['default', 'a b', 'été', 'class'];
  const code = generateStubModule({
    name: 'backend/a #1',
    methods: certain(...methods),
    reexports: [],
  });
  expect(exportedNames(code)).toEqual(methods);
  expect(code).toContain('stub("/api/web-methods/backend/a%20%231/a%20b")');
});

test('an export that may be a value gets a stub that throws when it is read as one', () => {
  const methods = [...certain('a'), { name: 'LIMIT', isCertain: false }];
  const code = generateStubModule({ name: 'x', methods, reexports: [] });
  expect(code).toContain("import { stub, guardedStub } from 'wix-astro-web-methods/client'");
  expect(code).toContain('guardedStub("/api/web-methods/x/LIMIT")');
  expect(code).toContain(' stub("/api/web-methods/x/a")');
});

test('the addresses of a server that wants a slash at the end have one', () => {
  const code = generateStubModule({
    name: 'x',
    methods: certain('a'),
    reexports: [],
    trailingSlash: true,
  });
  expect(code).toContain('stub("/api/web-methods/x/a/")');
});

test('a module without methods imports nothing', () => {
  const code = generateStubModule({ name: 'backend/types', methods: [], reexports: [] });
  expect(code).not.toContain('import');
});

test('re-exported web modules stay re-exported', () => {
  const code = generateStubModule({ name: 'a', methods: [], reexports: ['/src/b.web.ts'] });
  expect(code).toContain('export * from "/src/b.web.ts"');
});
