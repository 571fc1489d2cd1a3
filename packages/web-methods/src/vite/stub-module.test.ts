import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { readExports } from './exports.js';
import { generateStubModule, type StubbedMethod } from './stub-module.js';

const certain = (...names: string[]): StubbedMethod[] =>
  names.map((name) => ({ name, isCertain: true }));

const exportedNames = (code: string) => [...readExports(parseAst(code)).kinds.keys()];

test('generateStubModule() creates a stub for each method', () => {
  const code = generateStubModule({
    name: 'backend/instance',
    methods: certain('getInstance'),
    reexports: [],
  });
  expect(code).toContain('stub("/api/web-methods/backend/instance/getInstance")');
  expect(exportedNames(code)).toEqual(['getInstance']);
});

test('generateStubModule() supports names that are reserved or need encoding', () => {
  const methods = ['default', 'a b', 'été', 'class'];
  const code = generateStubModule({
    name: 'backend/a #1',
    methods: certain(...methods),
    reexports: [],
  });
  expect(exportedNames(code)).toEqual(methods);
  expect(code).toContain('stub("/api/web-methods/backend/a%20%231/a%20b")');
});

test('generateStubModule() creates a guarded stub for an export that may be a value', () => {
  const methods = [...certain('a'), { name: 'LIMIT', isCertain: false }];
  const code = generateStubModule({ name: 'x', methods, reexports: [] });
  expect(code).toContain("import { stub, guardedStub } from 'wix-astro-web-methods/client'");
  expect(code).toContain('guardedStub("/api/web-methods/x/LIMIT")');
  expect(code).toContain(' stub("/api/web-methods/x/a")');
});

test('generateStubModule() adds a trailing slash to paths with the option `trailingSlash`', () => {
  const code = generateStubModule({
    name: 'x',
    methods: certain('a'),
    reexports: [],
    trailingSlash: true,
  });
  expect(code).toContain('stub("/api/web-methods/x/a/")');
});

test('generateStubModule() imports nothing if the module has no methods', () => {
  const code = generateStubModule({ name: 'backend/types', methods: [], reexports: [] });
  expect(code).not.toContain('import');
});

test('generateStubModule() preserves the re-export of a web module', () => {
  const code = generateStubModule({ name: 'a', methods: [], reexports: ['/src/b.web.ts'] });
  expect(code).toContain('export * from "/src/b.web.ts"');
});
