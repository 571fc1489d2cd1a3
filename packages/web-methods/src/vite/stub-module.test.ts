import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { readExports } from './exports.js';
import { generateStubModule } from './stub-module.js';

test('every method gets a stub of its id', () => {
  const code = generateStubModule({
    name: 'backend/instance',
    methods: ['getInstance'],
    reexports: [],
  });
  expect(code).toContain('stub("/api/web-methods/backend/instance/getInstance")');
  expect(readExports(parseAst(code)).methods).toEqual(['getInstance']);
});

test('names that are reserved or need encoding stay importable and callable', () => {
  const methods = ['default', 'a b', 'été', 'class'];
  const code = generateStubModule({ name: 'backend/a #1', methods, reexports: [] });
  expect(readExports(parseAst(code)).methods).toEqual(methods);
  expect(code).toContain('stub("/api/web-methods/backend/a%20%231/a%20b")');
});

test('a module without methods imports nothing', () => {
  const code = generateStubModule({ name: 'backend/types', methods: [], reexports: [] });
  expect(code).not.toContain('import');
});

test('re-exported web modules stay re-exported', () => {
  const code = generateStubModule({ name: 'a', methods: [], reexports: ['/src/b.web.ts'] });
  expect(code).toContain('export * from "/src/b.web.ts"');
});
