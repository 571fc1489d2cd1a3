import { describe, test } from 'vitest';
import { asLibrary, CANARY, expectRefused, type Way, withAlias } from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';

describe('`new URL()` calls that a frontend build rejects', () => {
  test.each<[string, Way, string?, string?]>([
    ['a string', { main: "export const u = new URL('./backend/secret.ts', import.meta.url);" }],
    [
      'a double-quoted string in a library build',
      {
        main: 'export const u = new URL("./backend/secret.ts", import.meta.url).href;',
        config: asLibrary,
      },
    ],
    [
      'the path of a web module',
      { main: "export const u = new URL('./backend/demo.web.ts', import.meta.url);" },
      'src/backend/demo.web.ts',
    ],
    [
      'the path of a web module after a comment',
      { main: "export const u = new URL(/* it */ './backend/demo.web.ts', import.meta.url);" },
      'src/backend/demo.web.ts',
    ],
    [
      'a string after a comment',
      {
        main: "export const u = new URL(/* the picture */ './backend/secret.ts', import.meta.url);",
      },
    ],
    [
      'a string after a line comment',
      {
        main: "export const u = new URL(\n  // The picture.\n  './backend/secret.ts',\n  import.meta.url,\n);",
      },
    ],
    [
      'a string with a type assertion',
      { main: "export const u = new URL('./backend/secret.ts' as string, import.meta.url);" },
    ],
    [
      'a string in parentheses',
      { main: "export const u = new URL(('./backend/secret.ts'), import.meta.url);" },
    ],
    [
      'a string with a hex escape',
      { main: "export const u = new URL('./back\\x65nd/secret.ts', import.meta.url);" },
    ],
    [
      'a string with a Unicode escape',
      { main: "export const u = new URL('./\\u{62}ackend/secret.ts', import.meta.url);" },
    ],
    [
      'a template literal',
      { main: 'export const u = new URL(`./backend/secret.ts`, import.meta.url);' },
    ],
    [
      'a template literal with a dynamic file',
      {
        main: `export const u = (n: string) => new URL(\`./backend/\${n}.txt\`, import.meta.url);`,
      },
      NOTES,
    ],
    [
      'a template literal with a dynamic folder',
      { main: `export const u = (n: string) => new URL(\`./\${n}/notes.txt\`, import.meta.url);` },
      NOTES,
    ],
    [
      'a path with a query',
      { main: "export const u = new URL('./backend/notes.txt?a#b', import.meta.url);" },
      NOTES,
    ],
    [
      'a path without an extension',
      { main: "export const u = new URL('./backend/secret', import.meta.url);" },
      'src/backend/secret',
    ],
    [
      'an alias',
      {
        main: "export const u = new URL('@/backend/notes.txt', import.meta.url);",
        config: withAlias,
      },
      NOTES,
    ],
    [
      'a path from the project’s root',
      { main: "export const u = new URL('/src/backend/notes.txt', import.meta.url);" },
      NOTES,
    ],
    [
      'a `define` constant',
      {
        main: 'declare const FILE: string; export const u = new URL(FILE, import.meta.url);',
        config: () => ({ define: { FILE: '"./backend/notes.txt"' } }),
      },
      NOTES,
    ],
    [
      'a `define` constant in a library build',
      {
        main: 'declare const FILE: string; export const u = new URL(FILE, import.meta.url);',
        config: (root) => ({ ...asLibrary(root), define: { FILE: '"./backend/notes.txt"' } }),
      },
      NOTES,
    ],
    [
      'a string for a worker',
      {
        main: "export const w = new Worker(new URL('./backend/worker.ts', import.meta.url), { type: 'module' });",
      },
      'src/backend/worker.ts',
    ],
    [
      'a string for a shared worker after a comment',
      {
        main: "export const w = new SharedWorker(new URL(/* it */ './backend/worker.ts', import.meta.url), { type: 'module' });",
      },
      'src/backend/worker.ts',
    ],
    [
      'a string inside a worker',
      {
        main: "export const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });",
        files: {
          'src/w.ts': "self.postMessage(new URL('./backend/notes.txt', import.meta.url).href);",
        },
      },
      NOTES,
      `src/w.ts\n  → ${NOTES}`,
    ],
    [
      'a symbolic link',
      {
        main: "export const u = new URL('./linked/notes.txt', import.meta.url);",
        links: { 'src/linked': 'src/backend' },
      },
      'src/linked/notes.txt',
    ],
    [
      'a symbolic link in the backend',
      {
        main: "export const u = new URL('./backend/linked.txt', import.meta.url);",
        files: { 'lib/outside.txt': CANARY },
        links: { 'src/backend/linked.txt': 'lib/outside.txt' },
      },
      'src/backend/linked.txt',
    ],
  ])(
    'a frontend build rejects a backend file that new URL() reaches by %s',
    async (_, way, file, chain) => {
      await expectRefused(way, file, chain);
    },
  );
});
