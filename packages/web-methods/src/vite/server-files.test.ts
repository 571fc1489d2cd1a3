import { describe, expect, test } from 'vitest';
import type { FileSystem } from './file-system.js';
import { ServerFiles } from './server-files.js';

const kindIn = (files: ServerFiles) => (id: string) => files.kindOf(id);

/** A file system without links, where letter case counts or not. */
const fileSystem = (ignoresCase: boolean, links: Record<string, string> = {}): FileSystem => ({
  realPath: (file) => links[file] ?? file,
  ignoresCase: () => ignoresCase,
});

describe('`ServerFiles`', () => {
  const files = new ServerFiles('/app/src', fileSystem(false));

  test.each([
    ['/app/src/backend/secret.ts', 'server-only'],
    ['/app/src/backend/a/b.json', 'server-only'],
    ['/app/src/backend/secret.ts?raw', 'server-only'],
    ['/app/src/backend/secret.ts?url#x', 'server-only'],
    ['/app/src/backend/a#b?c.ts', 'server-only'],
    ['\0/app/src/backend/secret.ts?commonjs-module', 'server-only'],
    ['file:///app/src/back%65nd/secret.ts', 'server-only'],
    ['/app/src/features/../backend/secret.ts', 'server-only'],
    ['/app/src/backend', 'server-only'],
    ['/app/src/backend/demo.web.ts', 'web-module'],
    ['/app/src/features/demo.web.mjs?x', 'web-module'],
    ['/app/src/backend/demo.web.tsx', 'unknown-ending'],
    ['/app/src/features/demo.WEB.ts', 'unknown-ending'],
    ['/lib/demo.web.ts', 'outside'],
    ['/app/node_modules/a/index.web.js', undefined],
    ['/app/src/features/demo.web.css', undefined],
    ['/app/src/features/demo.web.test.ts', undefined],
    ['/app/src/backend-of-the-shop/a.ts', undefined],
    ['/app/src/main.ts?file=/app/src/backend/secret.ts', undefined],
    ['/app/src/Backend/secret.ts', undefined],
    ['virtual:backend/secret.ts', undefined],
    ['./backend/secret.ts', undefined],
  ])('ServerFiles.kindOf(%j) returns %s', (id, kind) => {
    expect(files.kindOf(id)).toBe(kind);
  });

  test('ServerFiles recognizes backend files below a folder with # in its name', () => {
    const kindOf = kindIn(new ServerFiles('/app #1/src', fileSystem(false)));
    expect(kindOf('/app #1/src/backend/secret.ts')).toBe('server-only');
    expect(kindOf('/app #1/src/main.ts')).toBeUndefined();
  });

  test.each([
    ['/app/src/Backend/secret.ts', 'server-only'],
    ['/APP/SRC/BACKEND/SECRET.TS', 'server-only'],
    ['/app/ſrc/bacKend/secret.ts', 'server-only'],
    ['/app/src/main.ts', undefined],
  ])('ServerFiles.kindOf(%j) returns %s if the file system ignores letter case', (id, kind) => {
    expect(new ServerFiles('/app/src', fileSystem(true)).kindOf(id)).toBe(kind);
  });

  test('ServerFiles recognizes a web module by its real path in another letter case', () => {
    const real = { '/app/src/BACKEND/DEMO.web.ts': '/app/src/backend/demo.web.ts' };
    const files = new ServerFiles('/app/src', fileSystem(true, real));
    expect(files.kindOf('/app/src/BACKEND/DEMO.web.ts')).toBe('web-module');
    expect(files.webModuleName('/app/src/BACKEND/DEMO.web.ts')).toBe('backend/demo');
    expect(files.kindOf('/app/src/BACKEND/plain.ts')).toBe('server-only');
  });

  test('ServerFiles recognizes a symbolic link by its path and by its target', () => {
    const files = new ServerFiles(
      '/app/src',
      fileSystem(false, {
        '/app/src/linked/secret.ts': '/app/src/backend/secret.ts',
        '/app/src/backend/outside.ts': '/lib/outside.ts',
        '/app/src/linked/demo.web.ts': '/app/src/backend/demo.web.ts',
        '/app/src/features/demo.web.ts': '/app/src/plain.ts',
        '/app/src/features/lib.web.ts': '/lib/plain.ts',
      }),
    );
    expect(files.kindOf('/app/src/linked/secret.ts')).toBe('server-only');
    expect(files.kindOf('/app/src/backend/outside.ts')).toBe('server-only');
    expect(files.kindOf('/lib/outside.ts')).toBeUndefined();
    expect(files.kindOf('/app/src/linked/demo.web.ts')).toBe('web-module');
    expect(files.webModuleName('/app/src/linked/demo.web.ts')).toBe('backend/demo');
    expect(files.kindOf('/app/src/features/demo.web.ts')).toBe('server-only');
    expect(files.kindOf('/app/src/features/lib.web.ts')).toBe('outside');
  });

  test('ServerFiles recognizes backend files if src or src/backend is a symbolic link', () => {
    const links = {
      '/app/src': '/real/src',
      '/app/src/backend': '/private/backend',
      '/real/src/backend': '/private/backend',
    };
    const kindOf = kindIn(new ServerFiles('/app/src', fileSystem(false, links)));
    for (const folder of ['/app/src/backend', '/real/src/backend', '/private/backend']) {
      expect(kindOf(`${folder}/secret.ts`)).toBe('server-only');
    }
  });
});
