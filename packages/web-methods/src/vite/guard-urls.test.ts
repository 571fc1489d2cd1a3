import { describe, test } from 'vitest';
import { asLibrary, CANARY, expectRefused, type Way, withAlias } from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';

describe('a frontend’s build refuses, of new URL(),', () => {
  test.each<[string, Way, string?, string?]>([
    ['a string', { main: "export const u = new URL('./backend/secret.ts', import.meta.url);" }],
    [
      'a string in double quotes, as a library',
      {
        main: 'export const u = new URL("./backend/secret.ts", import.meta.url).href;',
        config: asLibrary,
      },
    ],
    [
      'a web module',
      { main: "export const u = new URL('./backend/demo.web.ts', import.meta.url);" },
      'src/backend/demo.web.ts',
    ],
    [
      'a web module after a comment',
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
      'a string after a comment on the line above',
      {
        main: "export const u = new URL(\n  // The picture.\n  './backend/secret.ts',\n  import.meta.url,\n);",
      },
    ],
    [
      'a string with a type',
      { main: "export const u = new URL('./backend/secret.ts' as string, import.meta.url);" },
    ],
    [
      'a string in parentheses',
      { main: "export const u = new URL(('./backend/secret.ts'), import.meta.url);" },
    ],
    [
      'an escape',
      { main: "export const u = new URL('./back\\x65nd/secret.ts', import.meta.url);" },
    ],
    [
      'an escape of Unicode',
      { main: "export const u = new URL('./\\u{62}ackend/secret.ts', import.meta.url);" },
    ],
    ['a template', { main: 'export const u = new URL(`./backend/secret.ts`, import.meta.url);' }],
    [
      'a template with an expression',
      {
        main: `export const u = (n: string) => new URL(\`./backend/\${n}.txt\`, import.meta.url);`,
      },
      NOTES,
    ],
    [
      'a template with an expression for the folder',
      { main: `export const u = (n: string) => new URL(\`./\${n}/notes.txt\`, import.meta.url);` },
      NOTES,
    ],
    [
      'a query',
      { main: "export const u = new URL('./backend/notes.txt?a#b', import.meta.url);" },
      NOTES,
    ],
    [
      'a path without its ending',
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
      'a path from the root',
      { main: "export const u = new URL('/src/backend/notes.txt', import.meta.url);" },
      NOTES,
    ],
    [
      'an expression of a define',
      {
        main: 'declare const FILE: string; export const u = new URL(FILE, import.meta.url);',
        config: () => ({ define: { FILE: '"./backend/notes.txt"' } }),
      },
      NOTES,
    ],
    [
      'a define, as a library',
      {
        main: 'declare const FILE: string; export const u = new URL(FILE, import.meta.url);',
        config: (root) => ({ ...asLibrary(root), define: { FILE: '"./backend/notes.txt"' } }),
      },
      NOTES,
    ],
    [
      'a worker',
      {
        main: "export const w = new Worker(new URL('./backend/worker.ts', import.meta.url), { type: 'module' });",
      },
      'src/backend/worker.ts',
    ],
    [
      'a shared worker after a comment',
      {
        main: "export const w = new SharedWorker(new URL(/* it */ './backend/worker.ts', import.meta.url), { type: 'module' });",
      },
      'src/backend/worker.ts',
    ],
    [
      'a file in a worker',
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
      'a link',
      {
        main: "export const u = new URL('./linked/notes.txt', import.meta.url);",
        links: { 'src/linked': 'src/backend' },
      },
      'src/linked/notes.txt',
    ],
    [
      'a link in the backend',
      {
        main: "export const u = new URL('./backend/linked.txt', import.meta.url);",
        files: { 'lib/outside.txt': CANARY },
        links: { 'src/backend/linked.txt': 'lib/outside.txt' },
      },
      'src/backend/linked.txt',
    ],
  ])('%s', async (_, way, file, chain) => {
    await expectRefused(way, file, chain);
  });
});
